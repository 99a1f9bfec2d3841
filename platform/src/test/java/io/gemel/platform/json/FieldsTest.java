package io.gemel.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FieldsTest {

    record Thing(String name, Long count) {}

    private static Thing read(String json) {
        return Fields.read(
                JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)),
                f -> new Thing(f.text("name", Text.required(3)), f.integer("count", false, 0, 10)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(String json) {
        try {
            read(json);
            return List.of();
        } catch (Refusal e) {
            return ((List<Violation>) e.getParameters().get("violations"))
                    .stream().map(v -> v.pointer() + " " + v.code()).toList();
        }
    }

    @Test
    void aValidObjectIsRead() {
        assertThat(read("{\"name\":\"abc\",\"count\":7}")).isEqualTo(new Thing("abc", 7L));
    }

    @Test
    void allFaultsAreReportedByPointer() {
        assertThat(codes("{\"count\":11,\"extra\":1}"))
                .containsExactly("/count range", "/extra unknown", "/name required");
    }

    @Test
    void lengthsCountCodePoints() {
        assertThat(codes("{\"name\":\"\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\"}")).isEmpty();
        assertThat(codes("{\"name\":\"abcd\"}")).containsExactly("/name length");
    }

    @Test
    void aDecimalIsNoInteger() {
        assertThat(codes("{\"name\":\"a\",\"count\":5.0}")).containsExactly("/count type");
        assertThat(codes("{\"name\":\"a\",\"count\":18446744073709551615}")).containsExactly("/count range");
        assertThat(codes("{\"name\":\"a\",\"count\":\"5\"}")).containsExactly("/count type");
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreRefusedEverywhere() {
        assertThat(codes("{\"name\":\"a\\u0000\"}")).containsExactly("/name character");
        assertThat(codes("{\"name\":\"a\\ud800\"}")).containsExactly("/name character");
        assertThat(codes("{\"name\":\"a\",\"\\ud800\":1}")).containsExactly(" character");
        for (var layout : List.of("\\n", "\\r", "\\t")) {
            assertThat(codes("{\"name\":\"a" + layout + "\"}")).containsExactly("/name character");
            assertThat(codes("{\"name\":\"a\",\"a" + layout + "\":1}")).contains(" character");
        }
    }

    @Test
    void proseHoldsLineBreaksInAnyFormAndTabsAndKeepsThem() {
        var prose = Text.required(20).prose();
        var sent = "a\nb\r\nc\rd\te";
        var json = Json.object().put("text", sent);
        var other = Json.object().put("text", "a\u000bb");

        assertThat(Fields.<String>read(json, f -> f.text("text", prose))).isEqualTo(sent);
        assertThatThrownBy(() -> Fields.<String>read(other, f -> f.text("text", prose)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anArrayIsNoObject() {
        assertThat(codes("[]")).containsExactly(" type");
    }

    @Test
    void malformedJsonIsRefusedBeforeItIsRead() {
        for (var json :
                List.of("{", "{\"a\":1,\"a\":2}", "[".repeat(33) + "]".repeat(33), "[".repeat(200_000), "{} x")) {
            assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code())
                    .isEqualTo("malformed-json"));
        }
    }

    @Test
    @Timeout(20)
    void aBodyFullOfFaultsIsJudgedAsQuicklyAsAnother() {
        String bad = "\"\\u0000\",".repeat(100_000);
        assertThat(codes("{\"name\":\"a\",\"more\":[" + bad + "0]}")).hasSize(100_001);
    }

    @Test
    void inexactNumbersAreRefusedInFreeForm() {
        for (var number : List.of("9007199254740992", "1e400", "0.1234567890123456", "1e-400")) {
            assertThatThrownBy(() -> Fields.read(
                            JsonBody.parse(("{\"m\":{\"n\":[" + number + "]}}").getBytes(StandardCharsets.UTF_8)),
                            f -> f.object("m", true, 100)))
                    .isInstanceOfSatisfying(Refusal.class, e -> assertThat(
                                    e.getParameters().get("violations").toString())
                            .contains("number-not-exact", "/m/n/0"));
        }
    }
}

package io.gemel.audit.ph1d.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.of;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.JsonBody;
import io.gemel.platform.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of every mode, on both sides of its bounds. Values are JSON as a client spells it. */
class BoundsTest {

    private static final String A128 = "\"" + "é".repeat(64) + "\"";
    private static final String A129 = "\"" + "é".repeat(64) + "x\"";
    private static final String LARGEST_U128 = "340282366920938463463374607431768211455";

    static Stream<Arguments> taken() {
        return Stream.of(
                of("idempotency_key", A128, "é".repeat(64)),
                of("idempotency_key", "\"k\"", "k"),
                of("request_id", "18446744073709551615", "18446744073709551615"),
                of("request_id", "\"18446744073709551615\"", "18446744073709551615"),
                of("request_id", "9007199254740993", "9007199254740993"),
                of("request_id", "1", "1"),
                of("output_schema_hash", "18446744073709551614", "18446744073709551614"),
                of("tool_catalog_hash", "\"9007199254740993\"", "9007199254740993"),
                of("policy_context_hash", "18446744073709551615", "18446744073709551615"),
                of("transcript_hash", "18446744073709551615", "18446744073709551615"),
                of("prompt_template_version", "4294967295", "4294967295"),
                of("prompt_template_version", "1", "1"),
                of("model_id", "\"" + "a".repeat(128) + "\"", "a".repeat(128)),
                of("model_id", "\"A0_.:/-\"", "A0_.:/-"),
                of("model_route_class", "\"TERTIARY\"", "TERTIARY"),
                of("temperature_bp", "0", "0"),
                of("temperature_bp", "10000", "10000"),
                of("max_tokens", "1", "1"),
                of("max_tokens", "65536", "65536"),
                of("correlation_id", "1", "1"),
                of("correlation_id", LARGEST_U128, LARGEST_U128),
                of("correlation_id", "\"" + LARGEST_U128 + "\"", LARGEST_U128),
                of("correlation_id", "\"ffffffff-FFFF-ffff-ffff-ffffffffffff\"", LARGEST_U128),
                of("turn_id", "9223372036854775807", "9223372036854775807"),
                of("turn_id", "\"9223372036854775807\"", "9223372036854775807"),
                of("session_id", A128, "é".repeat(64)),
                of("user_id", A128, "é".repeat(64)),
                of("device_id", A128, "é".repeat(64)),
                of("now", "1", "1"),
                of("now", "\"9223372036854775807\"", "9223372036854775807"),
                of("now", "\"1970-01-01T00:00:00.000001Z\"", "1000"),
                of("reason_code", "1", "1"),
                of("reason_code", "4294967295", "4294967295"));
    }

    static Stream<Arguments> refused() {
        var wide = Stream.of(
                        "request_id",
                        "output_schema_hash",
                        "tool_catalog_hash",
                        "policy_context_hash",
                        "transcript_hash",
                        "correlation_id",
                        "turn_id")
                .flatMap(name -> Stream.of(
                                "0", "-1", "\"0\"", "\"-1\"", "1.0", "1.5", "1e3", "\"1e3\"", "\"+1\"", "\"01\"",
                                "\" 1\"", "\"1 \"", "\"1.0\"", "\"\"", "\"x\"", "true", "[1]", "{}", "null")
                        .map(value -> of(name, value)));
        var own = Stream.of(
                of("idempotency_key", A129),
                of("idempotency_key", "\"\""),
                of("idempotency_key", "\" \""),
                of("idempotency_key", "\"a\\nb\""),
                of("idempotency_key", "7"),
                of("request_id", "18446744073709551616"),
                of("transcript_hash", "\"18446744073709551616\""),
                of("prompt_template_version", "0"),
                of("prompt_template_version", "4294967296"),
                of("prompt_template_version", "\"3\""),
                of("prompt_template_version", "3.0"),
                of("model_id", "\"" + "a".repeat(129) + "\""),
                of("model_id", "\"a b\""),
                of("model_id", "\"é\""),
                of("model_id", "\"\""),
                of("model_route_class", "\"primary\""),
                of("temperature_bp", "-1"),
                of("temperature_bp", "10001"),
                of("temperature_bp", "\"1\""),
                of("max_tokens", "0"),
                of("max_tokens", "65537"),
                of("correlation_id", "340282366920938463463374607431768211456"),
                of("correlation_id", "\"340282366920938463463374607431768211456\""),
                of("correlation_id", "\"00000000-0000-0000-0000-000000000000\""),
                of("correlation_id", "\"00000000000000000000000000000d52\""),
                of("turn_id", "9223372036854775808"),
                of("turn_id", "\"9223372036854775808\""),
                of("session_id", A129),
                of("session_id", "\"\""),
                of("user_id", A129),
                of("user_id", "\"\""),
                of("device_id", A129),
                of("device_id", "\"\\u0000\""),
                of("device_id", "\"\\ud800\""),
                of("now", "0"),
                of("now", "9223372036854775808"),
                of("now", "1.5"),
                of("now", "\"yesterday\""),
                of("now", "\"1969-12-31T23:59:59Z\""),
                of("now", "\"2026-11-20T18:31:00.1234567Z\""),
                of("now", "true"),
                of("reason_code", "0"),
                of("reason_code", "4294967296"),
                of("reason_code", "\"7\""),
                of("reason_code", "null"),
                of("another", "1"));
        return Stream.concat(wide, own);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatIsInsideIsKeptToTheDigit(String name, String value, String kept) {
        for (var mode : Mode.values()) {
            var body = mode == Mode.FAIL_CLOSED
                    ? Commits.model(Commits.of(mode, "3410", "k1"))
                    : Commits.of(mode, "3410", "k1");

            assertThat(Fields.read(with(body, name, value), fields -> ReadCommit.of(fields, mode))
                            .get()
                            .said())
                    .containsEntry(name, kept);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsOutsideIsRefused(String name, String value) {
        for (var mode : Mode.values()) {
            assertThat(faults(mode, with(Commits.model(Commits.of(mode, "3410", "k1")), name, value)))
                    .containsExactly(name);
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aModesOwnMemberIsACode(Mode mode, String value, boolean fits) {
        var name = mode.extraKeys().getFirst();
        var body = with(Commits.of(mode, "3410", "k1"), name, value);

        assertThat(faults(mode, body)).isEqualTo(fits ? List.of() : List.of(name));
    }

    static Stream<Arguments> codes() {
        var words = Stream.of(Mode.INTENT, Mode.CLARIFY, Mode.ANALYSIS)
                .flatMap(mode -> Stream.of(
                        of(mode, "\"" + "a".repeat(64) + "\"", true),
                        of(mode, "\"A0_.:-\"", true),
                        of(mode, "\"" + "a".repeat(65) + "\"", false),
                        of(mode, "\"two words\"", false),
                        of(mode, "\"a/b\"", false),
                        of(mode, "\"\"", false),
                        of(mode, "null", false),
                        of(mode, "7", false)));
        var fails = Stream.of(
                        "D_FAIL_INVALID_SCHEMA",
                        "D_FAIL_FORBIDDEN_OUTPUT",
                        "D_FAIL_SAFETY_BLOCK",
                        "D_FAIL_TIMEOUT",
                        "D_FAIL_BUDGET_EXCEEDED")
                .map(code -> of(Mode.FAIL_CLOSED, "\"" + code + "\"", true));
        return Stream.of(words, fails, Stream.of(of(Mode.FAIL_CLOSED, "\"D_FAIL\"", false)))
                .flatMap(each -> each);
    }

    @Test
    void noModeHasAnothersOwnMember() {
        for (var mode : Mode.values()) {
            for (var name : Mode.allExtraKeys()) {
                var body = Commits.of(mode, "3410", "k1");
                if (!body.has(name)) {
                    assertThat(faults(mode, body.put(name, "D_FAIL_TIMEOUT"))).containsExactly(name);
                }
            }
        }
    }

    @Test
    void everyRequiredMemberIsMissed() {
        for (var mode : Mode.values()) {
            for (var field : Ph1dCommit.fields(mode)) {
                var body = Commits.without(Commits.of(mode, "3410", "k1"), field.name());

                assertThat(faults(mode, body))
                        .as(mode + " " + field)
                        .isEqualTo(field.required() ? List.of(field.name()) : List.of());
            }
        }
    }

    @Test
    void theReasonIsThatOfTheFailCode() {
        for (var code : FailCode.values()) {
            for (long reason = 0x44000000L; reason <= 0x44000006L; reason++) {
                var body = Commits.failClosed("3410", "k1")
                        .put("fail_code", code.name())
                        .put("reason_code", reason);

                assertThat(commit(Mode.FAIL_CLOSED, body).reasonSuits())
                        .isEqualTo(reason == 0x44000001L + code.ordinal());
            }
        }
    }

    @Test
    void noOtherModeHasAReasonOfAFailCode() {
        for (var mode : List.of(Mode.CHAT, Mode.INTENT, Mode.CLARIFY, Mode.ANALYSIS)) {
            for (long reason = 0x44000000L; reason <= 0x44000006L; reason++) {
                var body = Commits.of(mode, "3410", "k1").put("reason_code", reason);

                assertThat(commit(mode, body).reasonSuits()).isEqualTo(reason == 0x44000000L || reason == 0x44000006L);
            }
        }
    }

    private static Ph1dCommit commit(Mode mode, JsonNode body) {
        return Fields.read(body, fields -> ReadCommit.of(fields, mode)).get();
    }

    private static List<String> faults(Mode mode, JsonNode body) {
        var refusal = catchThrowableOfType(Refusal.class, () -> commit(mode, body));
        return refusal == null
                ? List.of()
                : FaultOrder.sorted((List<?>) refusal.getParameters().get("violations")).stream()
                        .map(violation -> violation.field())
                        .distinct()
                        .toList();
    }

    private static JsonNode with(ObjectNode body, String name, String value) {
        body.remove(name);
        var json = body.toString();
        var text = json.substring(0, json.length() - 1) + ",\"" + name + "\":" + value + "}";
        return JsonBody.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}

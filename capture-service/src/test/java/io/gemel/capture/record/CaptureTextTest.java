package io.gemel.capture.record;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.body;
import static io.gemel.capture.Api.capture;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each text of a capture: how long it may be, and which characters may stand in it. */
@QuarkusTest
class CaptureTextTest {

    private UUID twin;
    private String session;

    @BeforeEach
    void aSession() {
        twin = twinOf(OWNER);
        session = session(twin, OWNER);
    }

    @ParameterizedTest(name = "{0} {1} ≤ {2}")
    @CsvSource({
        "sjt, /scenario_id, 200, line",
        "sjt, /prompt, 4000, prose",
        "sjt, /rationale, 4000, prose",
        "sjt, /options/0/label, 200, line",
        "sjt, /options/0/value, 400, line",
        "sjt, /options/0/description, 2000, prose",
        "sjt, /thresholds/note, 200, line",
        "pairwise, /prompt, 4000, prose",
        "pairwise, /candidate_a/id, 200, line",
        "pairwise, /candidate_a/text, 8000, prose",
        "pairwise, /candidate_b/id, 200, line",
        "pairwise, /candidate_b/text, 8000, prose",
        "pairwise, /rationale, 4000, prose",
        "introspection, /question, 4000, prose",
        "introspection, /answer, 8000, prose",
        "introspection, /thresholds/note, 200, line"
    })
    void aTextIsCountedInCodePointsAndHoldsNoControlCharacter(String type, String pointer, int max, String kind) {
        accepted(type, pointer, "x".repeat(max));
        accepted(type, pointer, "\ud83d\ude00".repeat(max));
        refused(type, pointer, "x".repeat(max + 1), "length");
        refused(type, pointer, "\ud83d\ude00".repeat(max + 1), "length");
        for (String blank : List.of("", " ", "\u00a0\u2003\ufeff\u2029")) {
            refused(type, pointer, blank, "blank");
        }
        for (String bad :
                List.of("a\u0000", "a\u0001b", "a\u001f", "a\u007f", "a\u0085b", "a\ud83d", "\ude00\ud83da")) {
            refused(type, pointer, bad, "character");
        }
        if (kind.equals("prose")) {
            accepted(type, pointer, " a\n\tb ");
        } else {
            refused(type, pointer, "a\nb", "character");
            refused(type, pointer, "a\tb", "character");
        }
    }

    @ParameterizedTest
    @CsvSource({"sjt", "pairwise", "introspection"})
    void anIntentIsNormalisedAndNoOtherLabelIsTaken(String type) {
        for (String label : List.of("ADVICE OR STANCE", "\u00a0advice_or_stance\ufeff", "Advice_or Stance")) {
            var answer = capture(twin, OWNER, type, body(type, session).put("intent_label", label));
            assertThat(Json.read(answer.asString()).at("/record/intent_label").textValue())
                    .isEqualTo("advice_or_stance");
        }
        for (String label : List.of("gossip", "advice-or-stance", "advice  or stance", "ad\u0130vice_or_stance")) {
            refused(type, "/intent_label", label, "set");
        }
        refused(type, "/intent_label", " ", "blank");
        refused(type, "/intent_label", "x".repeat(201), "length");
    }

    @ParameterizedTest
    @CsvSource({"sjt", "pairwise", "introspection"})
    void metadataHoldEightKibAndProse(String type) {
        String fits = "x".repeat(8192 - "{\"m\":\"\"}".length());
        accepted(type, "/metadata/m", fits);
        accepted(type, "/metadata/m", "");
        accepted(type, "/metadata/m", "a\n\tb");
        refused(type, "/metadata", Json.object().put("m", fits + "x"), "length");
        refused(type, "/metadata", Json.mapper().createArrayNode(), "type");
    }

    private void accepted(String type, String pointer, String value) {
        var answer = capture(twin, OWNER, type, ascii(with(type, pointer, value)));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        var record = Json.read(answer.asString()).path("record");
        assertThat(record.at(pointer).textValue()).isEqualTo(value);
    }

    private void refused(String type, String pointer, Object value, String code) {
        Response answer = capture(twin, OWNER, type, ascii(with(type, pointer, value)));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        var violations = Json.read(answer.asString()).path("violations");
        assertThat(violations.findValuesAsText("pointer")).contains(pointer);
        assertThat(violations.findValuesAsText("code")).contains(code);
    }

    /** Escaped, so that a lone surrogate arrives as what it is. */
    private static String ascii(ObjectNode body) {
        try {
            return Json.mapper()
                    .writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private ObjectNode with(String type, String pointer, Object value) {
        var body = body(type, session);
        var at = JsonPointer.compile(pointer);
        var parent = body;
        if (pointer.startsWith("/options/0")) {
            parent = (ObjectNode) body.get("options").get(0);
        } else if (!at.head().toString().isEmpty()) {
            parent = body.withObject(at.head().toString());
        }
        parent.set(at.last().getMatchingProperty(), Json.mapper().valueToTree(value));
        if (pointer.equals("/options/0/label")) {
            body.put("selected_option", "Decline");
        }
        return body;
    }
}

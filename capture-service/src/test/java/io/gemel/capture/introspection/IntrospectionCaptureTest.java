package io.gemel.capture.introspection;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.capture;
import static io.gemel.capture.Api.introspection;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntrospectionCaptureTest {

    private UUID twin;
    private ObjectNode body;

    @BeforeEach
    void aSession() {
        twin = twinOf(OWNER);
        body = introspection(session(twin, OWNER));
    }

    @Test
    void anIntrospectionIsAnsweredWithItsPublishedClauseAndItsCandidate() {
        body.put("question", "q").put("answer", "a").remove("intent_label");
        var answer = capture(twin, OWNER, "introspection", body);
        answer.then()
                .statusCode(201)
                .body("capture_type", equalTo("introspection"))
                .body("clause_ids", contains("POL_PROCESS_25310EC0AB1D95AD"))
                .body("module_candidate.module_id", equalTo("procedural.process.generic"))
                .body("module_candidate.confidence", equalTo(0.68f));
        assertThat(Json.canonical(Json.read(answer.asString()).at("/module_candidate/module_data")))
                .isEqualTo("{\"ban\":[],\"do\":[\"follow_process:a\"],\"say_style\":{\"process_first\":true},"
                        + "\"when\":{\"intent_label\":null,\"thresholds\":{\"confidence_min\":0.85}}}");
    }

    @Test
    void twentyThresholdsOfEveryKindAreKept() {
        var thresholds = body.putObject("thresholds");
        for (int i = 0; i < 18; i++) {
            thresholds.put("A-z_0.9" + i, i);
        }
        thresholds.put("x".repeat(64), true).put("text", "\ud83d\ude00".repeat(200));
        var answer = capture(twin, OWNER, "introspection", body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(Json.read(answer.asString()).at("/record/thresholds")).hasSize(20);
    }

    @Test
    void thresholdsThatAreNoneAreRefused() {
        var thresholds = body.putObject("thresholds");
        for (int i = 0; i < 14; i++) {
            thresholds.put("t" + i, i);
        }
        thresholds.put("", 1).put("a b", 1).put("x".repeat(65), 1);
        thresholds
                .put("long", "x".repeat(201))
                .put("blank", " ")
                .put("lines", "a\tb")
                .putNull("none");
        capture(twin, OWNER, "introspection", body)
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        contains(
                                "/thresholds",
                                "/thresholds",
                                "/thresholds/blank",
                                "/thresholds/lines",
                                "/thresholds/long",
                                "/thresholds/none"))
                .body("violations.code", contains("count", "format", "blank", "character", "length", "type"));
    }

    @Test
    void numbersThatAreNotExactAreNeverFoldedIntoAnotherId() {
        for (String number : new String[] {"9007199254740992", "9007199254740993", "0.12345678901234567", "1e400"}) {
            var text = body.toString().replace("0.85", number);
            capture(twin, OWNER, "introspection", text)
                    .then()
                    .statusCode(422)
                    .body("violations.code", everyItem(equalTo("number-not-exact")))
                    .body("violations.pointer", contains("/thresholds/confidence_min"));
        }
    }
}

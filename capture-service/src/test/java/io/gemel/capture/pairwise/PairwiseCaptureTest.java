package io.gemel.capture.pairwise;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.capture;
import static io.gemel.capture.Api.pairwise;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.clause.Basis;
import io.gemel.capture.clause.ClauseId;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PairwiseCaptureTest {

    private UUID twin;
    private ObjectNode body;

    @BeforeEach
    void aSession() {
        twin = twinOf(OWNER);
        body = pairwise(session(twin, OWNER));
    }

    @Test
    void aPreferenceIsAnsweredWithItsClauseAndCandidate() {
        String clause = ClauseId.of(new Basis.Pairwise(
                        new Basis.Pairwise.Text("a-1", "No."),
                        new Basis.Pairwise.Text(null, "I hear you,\nand the price stays."),
                        "advice_or_stance",
                        "b",
                        "Say no to a discount.",
                        "It is kinder."))
                .value();
        capture(twin, OWNER, "pairwise", body)
                .then()
                .statusCode(201)
                .header("Location", containsString("/twins/" + twin + "/decision-capture/"))
                .body("status", equalTo("recorded"))
                .body("capture_type", equalTo("pairwise"))
                .body("clause_ids", contains(clause))
                .body("record.candidate_a.id", equalTo("a-1"))
                .body("record.candidate_b.id", nullValue())
                .body("record.preferred", equalTo("b"))
                .body("module_candidate.module_id", equalTo("procedural.style.advice_or_stance"))
                .body("module_candidate.confidence", equalTo(0.7f))
                .body("module_candidate.module_data.do", contains("prefer_response_variant:b"))
                .body(
                        "module_candidate.module_data.say_style.preferred_signal",
                        equalTo("I hear you,\nand the price stays."));
    }

    @Test
    void aTiePrefersNobody() {
        var answer = capture(twin, OWNER, "pairwise", body.put("preferred", "tie"));
        answer.then().statusCode(201).body("module_candidate.confidence", equalTo(0.5f));
        assertThat(Json.canonical(Json.read(answer.asString()).at("/module_candidate/module_data")))
                .isEqualTo("{\"ban\":[],\"do\":[\"either_response_variant\"],\"say_style\":{},"
                        + "\"when\":{\"intent_label\":\"advice_or_stance\",\"situation\":\"Say no to a discount.\"}}");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        body.put("preferred", "A").put("thresholds", 1).putNull("prompt");
        body.putObject("candidate_a").put("id", "a\nb").put("text", " \ufeff").put("label", "x");
        body.put("candidate_b", "text");
        capture(twin, OWNER, "pairwise", body)
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        contains(
                                "/candidate_a/id",
                                "/candidate_a/label",
                                "/candidate_a/text",
                                "/candidate_b",
                                "/preferred",
                                "/prompt",
                                "/thresholds"))
                .body("violations.code", contains("character", "unknown", "blank", "type", "set", "null", "unknown"));
    }
}

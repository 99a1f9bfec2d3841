package io.gemel.runtime;

import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProviderOutcomeTest {

    @Test
    void aRepeatedOutcomeIsTheSameEvent() {
        var twin = Api.twin();
        var outcome = outcome("OK");

        String first = report(twin, outcome).then().statusCode(202).extract().path("event_id");

        report(twin, outcome)
                .then()
                .statusCode(202)
                .body("event_id", equalTo(first))
                .body("correlation_id", equalTo("340282366920938463463374607431768211455"));
        assertThat(UUID.fromString(first).version()).isEqualTo(8);
    }

    @Test
    void theTranscriptOfAGoodCallStaysHere() {
        var twin = Api.twin();

        String id = report(twin, outcome("OK")).path("event_id");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said(id)).first().satisfies(o -> assertThat(o.finalTranscript())
                        .isNull()));
    }

    @Test
    void theTranscriptOfAFailedCallTravels() {
        var twin = Api.twin();

        String id = report(twin, outcome("TIMEOUT")).path("event_id");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said(id)).first().satisfies(o -> assertThat(o.finalTranscript())
                        .isEqualTo("hello\nthere")));
    }

    @Test
    void everyBoundIsChecked() {
        var twin = Api.twin();
        var outcome = outcome("BAD")
                .put("correlation_id", "0")
                .put("confidence_bp", 10001)
                .put("reason_code", 0);

        report(twin, outcome)
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/confidence_bp", "/correlation_id", "/reason_code", "/status"));
    }

    @Test
    void anOutcomeOverItsLimitIsTooLarge() {
        var twin = Api.twin();

        report(twin, ofBytes(65_536)).then().statusCode(202);
        report(twin, ofBytes(65_537)).then().statusCode(413).body("code", equalTo("body-too-large"));
    }

    @Test
    void anIdempotencyKeyRepeatsTheStoredAnswer() {
        var twin = Api.twin();
        var key = UUID.randomUUID().toString();
        var first =
                keyed(twin, key, outcome("OK")).then().statusCode(202).extract().asString();

        keyed(twin, key, outcome("OK"))
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        keyed(twin, key, outcome("ERROR")).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void whatNoLongCanHoldTravelsAsTheLargestAndCountsAsItIs() {
        var twin = Api.twin();
        var outcome = outcome("OK");
        outcome.set("latency_ms", Json.read("99999999999999999999"));
        String id = report(twin, outcome).then().statusCode(202).extract().path("event_id");
        outcome.set("latency_ms", Json.read("99999999999999999998"));
        String other = report(twin, outcome).then().statusCode(202).extract().path("event_id");

        assertThat(other).isNotEqualTo(id);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said(id)).first().satisfies(o -> assertThat(o.latencyMs())
                        .isEqualTo(Long.MAX_VALUE)));
    }

    private static Response keyed(UUID twin, String key, ObjectNode outcome) {
        return as(RUNTIME)
                .header("Idempotency-Key", key)
                .body(outcome.toString())
                .post("/twins/{t}/provider-outcomes", twin);
    }

    /** An outcome whose JSON has so many bytes. */
    static ObjectNode ofBytes(int bytes) {
        var outcome = outcome("OK").put("final_transcript", "");
        return outcome.put(
                "final_transcript", "x".repeat(bytes - outcome.toString().length()));
    }

    private static Response report(UUID twin, ObjectNode outcome) {
        return as(RUNTIME).body(outcome.toString()).post("/twins/{t}/provider-outcomes", twin);
    }

    static ObjectNode outcome(String status) {
        return Json.object()
                .put("correlation_id", "ffffffff-ffff-ffff-ffff-ffffffffffff")
                .put("turn_id", "7")
                .put("provider_id", "acme")
                .put("model_id", "acme/large:1")
                .put("task", "LLM_INTERPRET")
                .put("route_class", "PRIMARY")
                .put("validation", "SCHEMA_OK")
                .put("status", status)
                .put("reason_code", 1)
                .put("latency_ms", 900_000)
                .put("retries", 0)
                .put("final_transcript", "hello\nthere")
                .put("occurred_at", "2026-11-20T10:00:00Z");
    }

    private static List<OutcomeReported> said(String id) {
        return Records.events(ProviderOutcomes.TOPIC).stream()
                .filter(event -> event.id().toString().equals(id))
                .map(Event::data)
                .map(OutcomeReported.class::cast)
                .toList();
    }
}

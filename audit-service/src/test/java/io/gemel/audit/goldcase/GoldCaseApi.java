package io.gemel.audit.goldcase;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.contracts.Event;
import io.gemel.contracts.GoldCases;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The gold cases of one tenant of its own: reported on the topic, read over HTTP. */
final class GoldCaseApi {

    static final Duration LONG = Duration.ofSeconds(60);
    static final String TOPIC = ProviderOutcomes.TOPIC.name();

    final String tenant;

    GoldCaseApi() {
        this("t" + UUID.randomUUID());
    }

    GoldCaseApi(String tenant) {
        this.tenant = tenant;
    }

    /** A twin of {@code owner}, known to the directory. */
    UUID twinOf(String owner) {
        return Twins.inDirectory("audit", owner + "@" + tenant);
    }

    /** The event as it stands on the topic, to be bent before it is sent. */
    ObjectNode event(Outcomes outcome) {
        return event(UUID.randomUUID(), outcome);
    }

    ObjectNode event(UUID id, Outcomes outcome) {
        var event = new Event<ProviderOutcomes>(
                id, "/outside/speech", outcome.correlation(), Instant.now(), tenant, null, outcome.build());
        return (ObjectNode) Json.read(ProviderOutcomes.TOPIC.write(event));
    }

    /** All of a tenant go to one partition, so that the last one's case proves the others were handled. */
    void send(JsonNode event) {
        sendTo(TOPIC, event);
    }

    void sendTo(String topic, JsonNode event) {
        Records.send(topic, tenant, event.toString().getBytes(StandardCharsets.UTF_8));
    }

    void report(Outcomes... outcomes) {
        for (var outcome : outcomes) {
            send(event(outcome));
        }
    }

    ValidatableResponse get(String who, String path) {
        return given().auth()
                .oauth2(Tokens.of(who + "@" + tenant))
                .get("/gold-cases" + path)
                .then();
    }

    ValidatableResponse post(String token, String path, JsonNode body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body.toString())
                .post("/gold-cases/" + path)
                .then();
    }

    ValidatableResponse decide(String who, String path, JsonNode body) {
        return post(Tokens.of(who + "@" + tenant), path, body);
    }

    /** The ids of all cases once there are {@code count} of them. */
    List<String> ids(int count) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> get("auditor", "?limit=200").statusCode(200).body("items", hasSize(count)));
        return get("auditor", "?limit=200").extract().path("items.id");
    }

    List<GoldCases> said() {
        return Records.events(GoldCases.TOPIC).stream()
                .filter(event -> event.tenantid().equals(tenant))
                .map(Event::data)
                .toList();
    }

    /** The reasons of this tenant's dead letters, in their order. */
    List<String> letters() {
        return Records.all(TOPIC + ".dlq").stream()
                .filter(letter -> tenant.equals(letter.key()))
                .map(GoldCaseApi::reason)
                .toList();
    }

    static String reason(ConsumerRecord<String, byte[]> letter) {
        return new String(letter.headers().lastHeader("gemel-reason").value(), StandardCharsets.UTF_8);
    }

    static ObjectNode verification() {
        return Json.object().put("provenance", "TRUSTED_GROUND_TRUTH").put("evidence_ref", "ticket-7");
    }

    static ObjectNode rejection() {
        return Json.object().put("reason", "The speaker coughed.");
    }
}

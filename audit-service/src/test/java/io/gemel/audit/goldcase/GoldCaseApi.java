package io.gemel.audit.goldcase;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.contracts.Event;
import io.gemel.contracts.GoldCases;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** Whether the schema, which is all that an outside producer knows, takes the event. */
    boolean isOfTheSchema(JsonNode event) {
        try (var schema = ProviderOutcomes.class.getResourceAsStream(
                "/schemas/io.gemel.runtime.provider-outcome.reported.v1.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(Json.read(event.toString()))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        var found = await().atMost(LONG)
                .until(
                        () -> Answers.json(get("auditor", "?limit=200").extract())
                                .path("items"),
                        items -> items.isArray() && items.size() == count);
        return Answers.texts(found, "id");
    }

    /** A case as the auditor reads it. */
    JsonNode read(String id) {
        return Json.read(get("auditor", "/" + id).statusCode(200).extract().asString());
    }

    /** The tenant's clusters as the auditor reads them. */
    JsonNode clusters() {
        return Json.read(given().auth()
                        .oauth2(Tokens.of("auditor@" + tenant))
                        .get("/failure-clusters")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .path("items");
    }

    /** What was said of a case under its own key, for example {@code verified}, once it was said. */
    List<JsonNode> said(String id, String what) {
        return Records.all(GoldCases.TOPIC.name()).stream()
                .filter(record -> id.equals(record.key()))
                .map(record -> Json.read(new String(record.value(), StandardCharsets.UTF_8)))
                .filter(event -> event.path("type").textValue().equals("io.gemel.audit.gold-case." + what + ".v1"))
                .toList();
    }

    /** Every member that is said of a case, as it is now. */
    static ObjectNode members(JsonNode found) {
        var members = Json.object();
        members.set("gold_case_id", found.path("id"));
        for (var name : List.of(
                "engine",
                "owner",
                "path_type",
                "event_type",
                "gold_status",
                "reason_code_chain",
                "primary_fingerprint",
                "secondary_fingerprint",
                "task",
                "twin_id")) {
            members.set(name, found.path(name));
        }
        var turn = members.putObject("turn");
        turn.set("correlation_id", found.path("correlation_id"));
        turn.set("turn_id", found.path("turn_id"));
        return members;
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

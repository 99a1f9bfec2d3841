package io.gemel.runtime;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaSpecs.SpecActivated;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests of this service do again and again. */
final class Api {

    static final String OWNER = "owner@acme";
    static final String RUNTIME = "runtime@acme";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TENANT = "acme";

    private Api() {}

    static RequestSpecification as(String who) {
        return given().header("Authorization", "Bearer " + Tokens.of(who)).contentType("application/json");
    }

    /** A new active twin of the owner, as soon as this service knows it. */
    static UUID twin() {
        var twin = UUID.randomUUID();
        sayTwin(twin, "active", 1);
        awaitTwin(twin, 1);
        return twin;
    }

    static void sayTwin(UUID twin, String status, long revision) {
        sayTwin(twin, status, revision, Json.object().put("persona_profile", "Plain."));
    }

    static void sayTwin(UUID twin, String status, long revision, ObjectNode settings) {
        sayTwin(twin, status, revision, settings, Instant.now());
    }

    /** A change of a twin that was said then. */
    static void sayTwin(UUID twin, String status, long revision, ObjectNode settings, Instant said) {
        var data = new TwinChanged(twin, Tokens.sub(OWNER), status, "Ada", settings, revision);
        Records.send(PersonaTwins.TOPIC, twin.toString(), event(TENANT, twin, data, said));
    }

    /** The same twin id in another tenant. */
    static void sayTwinOf(String tenant, UUID twin) {
        var data = new TwinChanged(twin, Tokens.sub("owner@" + tenant), "active", "Ada", Json.object(), 1);
        Records.send(PersonaTwins.TOPIC, twin.toString(), event(tenant, twin, data));
    }

    static Event<PersonaSpecs> activated(UUID twin, @Nullable String version, String spec, long revision) {
        var document = Json.read(spec);
        return event(
                TENANT,
                twin,
                version == null
                        ? new SpecActivated(twin, null, null, null, revision)
                        : new SpecActivated(twin, version, Json.sha256Hex(spec), document, revision));
    }

    static void send(UUID twin, Event<PersonaSpecs> event) {
        Records.send(PersonaSpecs.TOPIC, twin.toString(), event);
    }

    private static <D> Event<D> event(String tenant, UUID twin, D data) {
        return event(tenant, twin, data, Instant.now());
    }

    private static <D> Event<D> event(String tenant, UUID twin, D data, Instant said) {
        return new Event<>(UUID.randomUUID(), "/gemel/persona-service", twin.toString(), said, tenant, null, data);
    }

    /** Returns when everything is applied that was said of the spec of {@code twin} so far. */
    static void awaitAllSpecs(UUID twin) {
        var behind = twin();
        Records.send(PersonaSpecs.TOPIC, twin.toString(), activated(behind, null, "{}", 1));
        awaitSpec(behind, 1);
    }

    static void awaitTwin(UUID twin, int revision) {
        await().atMost(PATIENCE).until(() -> {
            var answer = status(twin);
            return answer.statusCode() == 200
                    && Answers.json(answer).path("twin_revision").intValue() >= revision;
        });
    }

    static void awaitSpec(UUID twin, int revision) {
        await().atMost(PATIENCE).until(() -> {
            var answer = status(twin);
            return answer.statusCode() == 200
                    && Answers.json(answer).path("spec_revision").intValue() >= revision;
        });
    }

    static Response status(UUID twin) {
        return as(RUNTIME).get("/twins/{t}/runtime-status", twin);
    }

    static ObjectNode message(String text) {
        return Json.object()
                .put("conversation_id", "c1")
                .put("message_id", UUID.randomUUID().toString())
                .put("message", text);
    }

    static Response decide(UUID twin, String who, ObjectNode body) {
        return as(who).body(body.toString()).post("/twins/{t}/routing-decisions", twin);
    }

    static Response audit(UUID twin, String who, ObjectNode body) {
        return as(who).body(body.toString()).post("/twins/{t}/response-audits", twin);
    }
}

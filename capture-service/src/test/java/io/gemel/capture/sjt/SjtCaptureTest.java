package io.gemel.capture.sjt;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.capture;
import static io.gemel.capture.Api.expire;
import static io.gemel.capture.Api.say;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.sjt;
import static io.gemel.capture.Api.stop;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.clause.Basis;
import io.gemel.capture.clause.ClauseId;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SjtCaptureTest {

    private static final String PATH = "/twins/{t}/decision-capture";
    private static final String CLAUSE = ClauseId.of(new Basis.Sjt(
                    "advice_or_stance",
                    "A client asks for a discount.\nWhat do you do?",
                    "Prices are fair.",
                    null,
                    "Decline"))
            .value();

    @Test
    void aCaptureIsAnsweredWithItsClauseAndCandidate() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        capture(twin, OWNER, sjt(session))
                .then()
                .statusCode(201)
                .body("status", equalTo("recorded"))
                .body("capture_type", equalTo("sjt"))
                .body("clause_ids", contains(CLAUSE))
                .body("interaction_context", equalTo("owner_training"))
                .body("origin_endpoint", equalTo("decision-capture"))
                .body("training_session_id", equalTo(session))
                .body("record.intent_label", equalTo("advice_or_stance"))
                .body("record.metadata", equalTo(Map.of()))
                .body("module_candidate.module_id", equalTo("procedural.decision.advice_or_stance"))
                .body("module_candidate.status", equalTo("draft"))
                .body("module_candidate.confidence", equalTo(0.75f))
                .body("retraction", nullValue());
    }

    @Test
    void aCaptureIsReadAsItWasRecorded() {
        var twin = twinOf(OWNER);
        var recorded = Json.read(capture(twin, OWNER, sjt(session(twin, OWNER))).asString());
        String id = recorded.path("id").textValue();
        ((ObjectNode) recorded).remove("status");
        for (String reader : List.of(OWNER, "viewer@acme", "auditor@acme")) {
            var found = Json.read(as(reader).get(PATH + "/{c}", twin, id).asString());
            assertThat(Json.canonical(found)).isEqualTo(Json.canonical(recorded));
        }
    }

    @Test
    void capturesAreListedNewestFirstAndFiltered() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        String first = capture(twin, OWNER, sjt(session)).path("id");
        String second =
                capture(twin, OWNER, sjt(session).putNull("intent_label")).path("id");
        as(OWNER).get(PATH, twin).then().body("items.id", contains(second, first));
        as(OWNER)
                .queryParam("intent_label", "advice_or_stance")
                .get(PATH, twin)
                .then()
                .body("items.id", contains(first));
        as(OWNER).queryParam("type", "pairwise").get(PATH, twin).then().body("items", hasSize(0));
        as(OWNER).queryParam("retracted", "true").get(PATH, twin).then().body("items", hasSize(0));
        as(OWNER)
                .queryParam("training_session_id", UUID.randomUUID())
                .get(PATH, twin)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void aCaptureWithoutAnActiveSessionIsRefusedWhateverItsBody() throws SQLException {
        var twin = twinOf(OWNER);
        String stopped = session(twin, OWNER);
        stop(twin, stopped, OWNER);
        String expired = session(twin, OWNER);
        expire(expired);
        String elsewhere = session(twinOf(OWNER), OWNER);
        var bodies = List.of(
                sjt(stopped).toString(),
                sjt(expired).toString(),
                sjt(elsewhere).toString(),
                sjt(UUID.randomUUID()).toString(),
                sjt("no-uuid").toString(),
                "{\"training_session_id\": 7}",
                "{\"training_session_id\": null, \"unknown\": 1}",
                "{}",
                "[]",
                "7");
        for (String body : bodies) {
            var refused = capture(twin, OWNER, body);
            assertThat(refused.statusCode()).as(body).isEqualTo(403);
            assertThat(refused.<String>path("code")).as(body).isEqualTo("training-context-required");
        }
        as(OWNER).get(PATH, twin).then().body("items", hasSize(0));
    }

    @Test
    void aSessionOfAnEarlierOwnerIsRefusedByName() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        say(twin, "owner2@acme", "active", 2);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> capture(twin, OWNER, "{}").path("code").equals("not-the-owner"));
        capture(twin, "owner2@acme", sjt(session))
                .then()
                .statusCode(403)
                .body("code", equalTo("training-session-other-owner"));
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedBeforeTheSession() {
        capture(twinOf(OWNER), OWNER, "{").then().statusCode(400).body("code", equalTo("malformed-json"));
    }

    @Test
    void everyFaultOfTheBodyIsToldAtOnce() {
        var twin = twinOf(OWNER);
        var body = sjt(session(twin, OWNER))
                .put("intent_label", "gossip")
                .put("prompt", " \u00a0")
                .put("selected_option", "decline")
                .put("extra", 1);
        body.withArray("options").addObject().put("label", "Grant").put("value", "x".repeat(401));
        body.withObject("/thresholds").put("bad name", 1).putArray("list");
        capture(twin, OWNER, body)
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body(
                        "violations.pointer",
                        contains(
                                "/extra",
                                "/intent_label",
                                "/options/2/label",
                                "/options/2/value",
                                "/prompt",
                                "/selected_option",
                                "/thresholds",
                                "/thresholds/list"))
                .body(
                        "violations.code",
                        contains("unknown", "set", "duplicate", "length", "blank", "set", "format", "type"));
    }

    @ParameterizedTest
    @CsvSource({"0, count", "1, count", "2, ", "10, ", "11, count"})
    void aChoiceHasFromTwoToTenOptions(int count, String fault) {
        var twin = twinOf(OWNER);
        var body = sjt(session(twin, OWNER)).put("selected_option", "0");
        var options = body.putArray("options");
        IntStream.range(0, count).forEach(n -> options.addObject().put("label", "" + n));
        var answer = capture(twin, OWNER, body);
        assertThat(answer.statusCode()).isEqualTo(fault == null ? 201 : 422);
        if (fault != null) {
            answer.then().body("violations.pointer", hasItem("/options")).body("violations.code", hasItem(fault));
        }
    }

    @Test
    void aCaptureRepeatedWithItsKeyAfterTheSessionEndedAnswersTheStored201() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        var body = sjt(session);
        var first = keyed(twin, "once", body.toString());
        stop(twin, session, OWNER).then().statusCode(200);
        var again = keyed(twin, "once", body.toString());
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"));
        assertThat(again.asString()).isEqualTo(first.asString());
        keyed(twin, "once", body.put("rationale", "Another.").toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void racingRepeatsOfOneKeyAreOneCapture() throws InterruptedException {
        var twin = twinOf(OWNER);
        String body = sjt(session(twin, OWNER)).toString();
        Callable<String> one =
                () -> keyed(twin, "race", body).then().statusCode(201).extract().path("id");
        Set<String> ids;
        try (var racers = Executors.newFixedThreadPool(16)) {
            ids = racers.invokeAll(IntStream.range(0, 64).mapToObj(_ -> one).toList()).stream()
                    .map(SjtCaptureTest::answer)
                    .collect(Collectors.toSet());
        }
        assertThat(ids).hasSize(1);
        as(OWNER).get(PATH, twin).then().body("items", hasSize(1));
    }

    @Test
    void aForeignTenantsTwinIsNotFound() {
        var twin = twinOf(OWNER);
        capture(twin, "owner@globex", sjt(session(twin, OWNER)))
                .then()
                .statusCode(404)
                .body("code", equalTo("twin-not-found"));
    }

    @Test
    void anUnknownCaptureIsNotFound() {
        as(OWNER)
                .get(PATH + "/{c}", twinOf(OWNER), UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("capture-not-found"));
    }

    private static Response keyed(UUID twin, String key, String body) {
        return as(OWNER).header("Idempotency-Key", key).body(body).post(PATH + "/sjt", twin);
    }

    private static String answer(Future<String> racer) {
        try {
            return racer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}

package io.gemel.capture.cycle;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Proposals.committed;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.next;
import static io.gemel.capture.Runs.PATH;
import static io.gemel.capture.Runs.abort;
import static io.gemel.capture.Runs.complete;
import static io.gemel.capture.Runs.get;
import static io.gemel.capture.Runs.running;
import static io.gemel.capture.Runs.start;
import static io.gemel.capture.Runs.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.capture.Api;
import io.gemel.capture.Plans;
import io.gemel.contracts.Decisions;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExecutionTest {

    private static final String RUNTIME = "runtime@acme";

    private final UUID twin = Twins.inDirectory("capture", OWNER);

    @Test
    void aStartedExecutionRunsAndHasItsPlansHash() {
        var started = start(twin, RUNTIME);
        String id = started.path("executionId");
        started.then()
                .statusCode(201)
                .header("Location", endsWith("/twins/" + twin + "/executions/" + id))
                .body("twinId", equalTo(twin.toString()))
                .body("status", equalTo("Running"))
                .body("planHash", equalTo(Plans.GLOBAL_HASH))
                .body("planStructure.executionPlan.steps.id", contains("s1", "s2", "s3", "s4"))
                .body("versionIds", empty())
                .body("interventions", empty())
                .body(
                        "transitions",
                        equalTo(List.of(
                                transition(null, "Running", "started", null, RUNTIME, started.path("createdAt")))))
                .body("createdBy", equalTo(Tokens.sub(RUNTIME)))
                .body("endedAt", nullValue());
        assertThat(Json.read(get(twin, id, "viewer@acme").asString())).isEqualTo(Json.read(started.asString()));
    }

    @Test
    void thePlanStructureIsWhatTheHashIsOf() {
        var structure = Json.read(start(twin, OWNER).asString()).get("planStructure");
        assertThat(Json.sha256Hex(Json.canonical(structure))).isEqualTo(Plans.GLOBAL_HASH);
    }

    @Test
    void theSamePlanVerifiesWhateverItsPayloads() {
        String id = running(twin, OWNER);
        for (var payload : List.of("a", List.of(1, 2), java.util.Map.of("prompt", "b"))) {
            verify(twin, id, RUNTIME, Plans.withPayload(payload))
                    .then()
                    .statusCode(200)
                    .body("$", equalTo(java.util.Map.of("planHash", Plans.GLOBAL_HASH, "matches", true)));
        }
    }

    @Test
    void aPlanWithStepsInAnotherOrderIsAMismatchAndChangesNothing() {
        String id = running(twin, OWNER);
        String before = get(twin, id, OWNER).asString();
        verify(twin, id, OWNER, Plans.swapped())
                .then()
                .statusCode(409)
                .body("code", equalTo("PLAN_HASH_MISMATCH"))
                .body("expected", equalTo(Plans.GLOBAL_HASH))
                .body("actual", not(equalTo(Plans.GLOBAL_HASH)))
                .body("actual", notNullValue());
        assertThat(get(twin, id, OWNER).asString()).isEqualTo(before);
    }

    @Test
    void aFaultyPlanStartsNothing() {
        var body = Plans.request();
        body.remove("context");
        body.put("more", 1);
        as(OWNER)
                .body(body.toString())
                .post(PATH, twin)
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("violations.pointer", contains("/context", "/more"));
        as(OWNER).get(PATH, twin).then().body("items", empty());
    }

    @Test
    void aCompletedExecutionHasEndedAndIsSaid() {
        String id = running(twin, OWNER);
        var first = committed(twin, id, good());
        var second = committed(twin, id, next(first));
        var completed = complete(twin, id, RUNTIME);
        completed
                .then()
                .statusCode(200)
                .body("status", equalTo("Completed"))
                .body("endedAt", notNullValue())
                .body(
                        "transitions[1]",
                        equalTo(transition(
                                "Running", "Completed", "completed", null, RUNTIME, completed.path("endedAt"))));
        everyPostIsRefused(id);
        assertThat(said(id))
                .isEqualTo(ended(id, "completed", completed.path("endedAt"), first.path("id"), second.path("id")));
    }

    @Test
    void anAbortedExecutionKeepsItsNote() {
        String id = running(twin, OWNER);
        var aborted = as(OWNER).body("{\"note\": \"Wrong plan.\\nAgain.\"}").post(PATH + "/{e}/abort", twin, id);
        aborted.then()
                .statusCode(200)
                .body("status", equalTo("Aborted"))
                .body(
                        "transitions[1]",
                        equalTo(transition(
                                "Running",
                                "Aborted",
                                "aborted",
                                "Wrong plan.\nAgain.",
                                OWNER,
                                aborted.path("endedAt"))));
        everyPostIsRefused(id);
        assertThat(said(id)).isEqualTo(ended(id, "aborted", aborted.path("endedAt")));
    }

    private JsonNode ended(String execution, String outcome, String at, String... versions) {
        var data = Json.object()
                .put("execution_id", execution)
                .put("twin_id", twin.toString())
                .put("outcome", outcome)
                .put("ended_at", at);
        List.of(versions).forEach(data.putArray("version_ids")::add);
        return data;
    }

    @Test
    void theNoteOfAnAbortHasTwoThousandCharacters() {
        String id = running(twin, OWNER);
        as(OWNER)
                .body("{\"note\": \"" + "n".repeat(2001) + "\"}")
                .post(PATH + "/{e}/abort", twin, id)
                .then()
                .statusCode(422)
                .body("violations.field", contains("note"));
        get(twin, id, OWNER).then().body("status", equalTo("Running"));
        as(OWNER)
                .body("{\"note\": \"" + "n".repeat(2000) + "\"}")
                .post(PATH + "/{e}/abort", twin, id)
                .then()
                .statusCode(200);
    }

    private void everyPostIsRefused(String id) {
        for (var refused :
                List.of(verify(twin, id, OWNER, Plans.request()), complete(twin, id, OWNER), abort(twin, id, OWNER))) {
            refused.then().statusCode(409).body("code", equalTo("execution-ended"));
        }
    }

    @Test
    void twoCompletesAtOnceEndItOnce() {
        String id = running(twin, OWNER);
        var statuses = Api.atOnce(12, () -> complete(twin, id, OWNER).statusCode());
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(get(twin, id, OWNER).<List<String>>path("transitions.reason"))
                .containsExactly("started", "completed");
    }

    @Test
    void aListShowsRowsWithoutTheirPlanNewestFirst() {
        String first = running(twin, OWNER);
        String second = running(twin, OWNER);
        complete(twin, first, OWNER);
        as("auditor@acme")
                .get(PATH, twin)
                .then()
                .statusCode(200)
                .body("items.executionId", contains(second, first))
                .body("items[0]", not(hasKey("planStructure")))
                .body("items[0].size()", equalTo(7));
        as(OWNER).queryParam("status", "Completed").get(PATH, twin).then().body("items.executionId", contains(first));
        as(OWNER)
                .queryParam("status", "running")
                .get(PATH, twin)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"));
        var page = as(OWNER).queryParam("limit", 1).get(PATH, twin);
        page.then().body("items.executionId", contains(second));
        as(OWNER)
                .queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("next_cursor"))
                .get(PATH, twin)
                .then()
                .body("items.executionId", contains(first))
                .body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "019aa0c4-7c8a-7d51-b1c5-2f1f6f0f2a11"})
    void anUnknownExecutionIsNotFound(String id) {
        for (Response refused : List.of(
                get(twin, id, OWNER),
                verify(twin, id, OWNER, Plans.request()),
                complete(twin, id, OWNER),
                abort(twin, id, OWNER))) {
            refused.then().statusCode(404).body("code", equalTo("execution-not-found"));
        }
    }

    @Test
    void anExecutionOfAnotherTwinIsNotFound() {
        var elsewhere = Twins.inDirectory("capture", OWNER);
        get(elsewhere, running(twin, OWNER), OWNER).then().statusCode(404).body("code", equalTo("execution-not-found"));
    }

    @Test
    void aStartRepeatedWithItsKeyAndOtherPayloadsIsTheFirstOne() {
        String key = UUID.randomUUID().toString();
        var first = as(OWNER)
                .header("Idempotency-Key", key)
                .body(Plans.withPayload("a").toString())
                .post(PATH, twin);
        var again = as(OWNER)
                .header("Idempotency-Key", key)
                .body(Plans.withPayload("b").toString())
                .post(PATH, twin);
        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        as(OWNER)
                .header("Idempotency-Key", key)
                .body(Plans.swapped().toString())
                .post(PATH, twin)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void aSecondOwnerAndAViewerChangeNothing() {
        String id = running(twin, OWNER);
        complete(twin, id, "owner2@acme").then().statusCode(403).body("code", equalTo("not-the-owner"));
        abort(twin, id, "viewer@acme").then().statusCode(403).body("code", equalTo("role-not-allowed"));
        get(twin, id, "owner2@acme").then().statusCode(200).body("status", equalTo("Running"));
    }

    private static java.util.Map<String, Object> transition(
            String from, String to, String reason, String note, String by, String at) {
        var map = new java.util.HashMap<String, Object>();
        map.put("from", from);
        map.put("to", to);
        map.put("reason", reason);
        map.put("note", note);
        map.put("by", Tokens.sub(by));
        map.put("at", at);
        return map;
    }

    /** The one event that says that an execution has ended; its key is the twin's id. */
    private JsonNode said(String execution) {
        await().atMost(Duration.ofSeconds(20)).until(() -> events(execution).size() == 1);
        return events(execution).getFirst();
    }

    private List<JsonNode> events(String execution) {
        return Records.all(Decisions.TOPIC.name()).stream()
                .filter(record -> twin.toString().equals(record.key()))
                .map(record -> Json.read(new String(record.value(), StandardCharsets.UTF_8)))
                .filter(event -> "io.gemel.capture.execution.ended.v1"
                        .equals(event.path("type").textValue()))
                .map(event -> event.get("data"))
                .filter(data -> execution.equals(data.path("execution_id").textValue()))
                .toList();
    }
}

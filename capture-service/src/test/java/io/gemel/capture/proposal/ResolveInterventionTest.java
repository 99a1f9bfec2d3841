package io.gemel.capture.proposal;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.atOnce;
import static io.gemel.capture.Proposals.action;
import static io.gemel.capture.Proposals.blocked;
import static io.gemel.capture.Proposals.committed;
import static io.gemel.capture.Proposals.correct;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.next;
import static io.gemel.capture.Proposals.resolve;
import static io.gemel.capture.Proposals.thin;
import static io.gemel.capture.Runs.get;
import static io.gemel.capture.Runs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.Plans;
import io.gemel.capture.Runs;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ResolveInterventionTest {

    private final UUID twin = Twins.inDirectory("capture", OWNER);
    private String execution;
    private String open;

    @BeforeEach
    void anExecutionIsBlocked() {
        execution = running(twin, OWNER);
        open = blocked(twin, execution);
    }

    @Test
    void aCorrectionThatPassesIsCommittedAndTheExecutionRuns() {
        var version = resolve(twin, execution, open, OWNER, correct(good()).put("note", "Evidence added."));
        version.then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("executionId", equalTo(execution))
                .header("Location", notNullValue());
        var after = get(twin, execution, OWNER);
        after.then()
                .body("status", equalTo("Running"))
                .body("versionIds", contains(version.<String>path("id")))
                .body("interventions.status", contains("Corrected"))
                .body("interventions[0].note", equalTo("Evidence added."))
                .body("interventions[0].resolvedBy", equalTo(Tokens.sub(OWNER)))
                .body("interventions[0].resolvedAt", notNullValue())
                .body("transitions.reason", contains("started", "blocked", "corrected"))
                .body("transitions[2].note", equalTo("Evidence added."))
                .body("transitions[2].from", equalTo("InterventionRequired"))
                .body("transitions[2].to", equalTo("Running"));
        committed(twin, execution, next(version));
    }

    @Test
    void aCorrectionWithOtherPayloadsIsNoMismatch() {
        var correction = correct(good());
        correction.setAll(Plans.withPayload("other words"));
        resolve(twin, execution, open, OWNER, correction).then().statusCode(201);
    }

    @Test
    void aCorrectionWithAnotherPlanLeavesItOpen() {
        var correction = correct(thin());
        correction.setAll(Plans.swapped());
        resolve(twin, execution, open, OWNER, correction)
                .then()
                .statusCode(409)
                .body("code", equalTo("PLAN_HASH_MISMATCH"))
                .body("expected", equalTo(Plans.GLOBAL_HASH))
                .body("actual", notNullValue());
        isUntouched();
    }

    @Test
    void aBlockedCorrectionReplacesTheIntervention() {
        var still = thin().put("title", "Still thin").put("conversationTurnRef", "turn:2");
        var answer = resolve(twin, execution, open, OWNER, correct(still));
        String second = answer.path("interventionId");
        answer.then()
                .statusCode(422)
                .body("code", equalTo("BLOCK_VALIDATION"))
                .body("executionStatus", equalTo("InterventionRequired"))
                .body("violations.field", contains("evidenceRefs"));
        assertThat(Json.read(answer.asString()).get("proposal")).isEqualTo(still);
        var kept = get(twin, execution, OWNER);
        kept.then()
                .body("status", equalTo("InterventionRequired"))
                .body("interventions.id", contains(open, second))
                .body("interventions.status", contains("Replaced", "Open"))
                .body("interventions[0].resolvedBy", equalTo(Tokens.sub(OWNER)))
                .body("interventions[0].resolvedAt", equalTo(kept.path("interventions[1].createdAt")))
                .body("interventions[1].proposal.title", equalTo("Still thin"))
                .body("interventions[1].size()", equalTo(9))
                .body("interventions[1].note", nullValue())
                .body("interventions[1].resolvedAt", nullValue())
                .body("interventions[1].resolvedBy", nullValue())
                .body("transitions", hasSize(2))
                .body("versionIds", empty());
        resolve(twin, execution, open, OWNER, correct(good()))
                .then()
                .statusCode(409)
                .body("code", equalTo("intervention-not-open"));
        resolve(twin, execution, second, OWNER, correct(good())).then().statusCode(201);
    }

    @Test
    void abandoningDropsTheProposal() {
        resolve(twin, execution, open, OWNER, action("ABANDON").put("note", "Not now."))
                .then()
                .statusCode(200)
                .body("executionId", equalTo(execution))
                .body("status", equalTo("Running"))
                .body("versionIds", empty())
                .body("interventions.status", contains("Abandoned"))
                .body("interventions[0].note", equalTo("Not now."))
                .body("interventions[0].resolvedBy", equalTo(Tokens.sub(OWNER)))
                .body("transitions.reason", contains("started", "blocked", "abandoned"));
        committed(twin, execution, good());
    }

    @Test
    void abortingEndsTheExecution() {
        resolve(twin, execution, open, OWNER, action("ABORT"))
                .then()
                .statusCode(200)
                .body("status", equalTo("Aborted"))
                .body("endedAt", notNullValue())
                .body("interventions.status", contains("Aborted"))
                .body("interventions[0].note", nullValue())
                .body("transitions.reason", contains("started", "blocked", "aborted"));
        for (String action : List.of("ABANDON", "ABORT")) {
            resolve(twin, execution, open, OWNER, action(action))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("execution-ended"));
        }
        resolve(twin, execution, open, OWNER, correct(thin()))
                .then()
                .statusCode(409)
                .body("code", equalTo("execution-ended"));
    }

    @Test
    void anAbortOfTheExecutionAbortsItsIntervention() {
        as(OWNER)
                .body("{\"note\": \"Enough.\"}")
                .post(Runs.PATH + "/{e}/abort", twin, execution)
                .then()
                .statusCode(200)
                .body("status", equalTo("Aborted"))
                .body("interventions.status", contains("Aborted"))
                .body("interventions[0].note", equalTo("Enough."))
                .body("transitions[2].from", equalTo("InterventionRequired"))
                .body("transitions[2].note", equalTo("Enough."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "019aa0c4-7c8a-7d51-b1c5-2f1f6f0f2a11"})
    void anyOtherIdIsNotTheOpenOne(String other) {
        for (var body : List.of(action("ABANDON"), action("ABORT"), correct(good()))) {
            resolve(twin, execution, other, OWNER, body)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("intervention-not-open"));
        }
        isUntouched();
    }

    @Test
    void aResolvedInterventionIsNotOpen() {
        resolve(twin, execution, open, OWNER, action("ABANDON")).then().statusCode(200);
        resolve(twin, execution, open, OWNER, action("ABORT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("intervention-not-open"));
        get(twin, execution, OWNER).then().body("status", equalTo("Running"));
    }

    @Test
    void anInterventionOfAnotherExecutionIsNotOpenHere() {
        String elsewhere = running(twin, OWNER);
        resolve(twin, elsewhere, open, OWNER, action("ABANDON"))
                .then()
                .statusCode(409)
                .body("code", equalTo("intervention-not-open"));
        resolve(twin, UUID.randomUUID().toString(), open, OWNER, action("ABANDON"))
                .then()
                .statusCode(404)
                .body("code", equalTo("execution-not-found"));
        isUntouched();
    }

    @Test
    void aStalePredecessorLeavesItOpen() {
        var other = running(twin, OWNER);
        var first = committed(twin, other, good());
        committed(twin, other, next(first));
        resolve(twin, execution, open, OWNER, correct(next(first)))
                .then()
                .statusCode(409)
                .body("code", equalTo("decision-version-stale"));
        isUntouched();
    }

    @Test
    void anUnknownChainLeavesItOpenAndIsToldBeforeTheState() {
        var unknown = good().put("rootId", UUID.randomUUID().toString())
                .put("previousVersionId", UUID.randomUUID().toString());
        for (Object id : List.of(open, UUID.randomUUID())) {
            resolve(twin, execution, id, OWNER, correct(unknown))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("decision-not-found"));
        }
        isUntouched();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                        | /action            | required
            {"action": "FORCE"}                                       | /action            | set
            {"action": "APPROVE", "proposal": {}}                     | /action            | set
            {"action": "ABANDON", "proposal": {}}                     | /proposal          | unknown
            {"action": "ABORT", "plan": {}}                           | /plan              | unknown
            {"action": "ABORT", "policyRef": {}}                      | /policyRef         | unknown
            {"action": "ABANDON", "context": {}}                      | /context           | unknown
            {"action": "ABORT", "note": ""}                           | /note              | blank
            {"action": "ABORT", "force": true}                        | /force             | unknown
            {"action": "CORRECT"}                                     | /proposal          | required
            {"action": "CORRECT", "plan": null}                       | /plan              | null
            {"action": "CORRECT", "proposal": {}}                     | /policyRef         | required
            {"action": "CORRECT", "proposal": {}}                     | /context           | required
            {"action": "CORRECT", "proposal": {"title": ""}}          | /proposal/title    | blank
            """)
    void anOrdinaryFaultLeavesItOpen(String body, String pointer, String code) {
        resolve(twin, execution, open, OWNER, Json.read(body))
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("violations.pointer", hasItem(pointer))
                .body("violations.code", hasItem(code));
        isUntouched();
    }

    @Test
    void theNoteOfAResolveHasTwoThousandCharacters() {
        resolve(twin, execution, open, OWNER, action("ABANDON").put("note", "n".repeat(2001)))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/note"));
        isUntouched();
        resolve(twin, execution, open, OWNER, action("ABANDON").put("note", "n".repeat(2000)))
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyButTheOwnerResolves() {
        for (String who : List.of("runtime@acme", "viewer@acme", "auditor@acme", "approver-release@acme")) {
            resolve(twin, execution, open, who, correct(good()))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("role-not-allowed"));
        }
        resolve(twin, execution, open, "owner2@acme", action("ABANDON"))
                .then()
                .statusCode(403)
                .body("code", equalTo("not-the-owner"));
        isUntouched();
    }

    @Test
    void noHeaderForcesABlockedDecisionThrough() {
        as(OWNER)
                .header("X-Force", "true")
                .header("X-Approved-By", "approver-release")
                .body(correct(thin()).toString())
                .post(Runs.PATH + "/{e}/interventions/{i}/resolve", twin, execution, open)
                .then()
                .statusCode(422)
                .body("code", equalTo("BLOCK_VALIDATION"));
    }

    @Test
    void sixteenResolvesAtOnceHaveOneOutcome() {
        var bodies = List.of(correct(good()), action("ABANDON"), action("ABORT"), correct(good()));
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        var answers = atOnce(16, () -> resolve(twin, execution, open, OWNER, bodies.get(turn.getAndIncrement() % 4)));
        assertThat(answers).filteredOn(answer -> answer.statusCode() < 300).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() >= 300).allSatisfy(refused -> {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.<String>path("code")).isIn("intervention-not-open", "execution-ended");
        });
        var after = get(twin, execution, OWNER);
        after.then().body("interventions", hasSize(1)).body("transitions", hasSize(3));
        assertThat(after.<List<String>>path("versionIds"))
                .hasSize(after.path("transitions[2].reason").equals("corrected") ? 1 : 0);
    }

    @Test
    void aRepeatedResolveAnswersWhatItDid() {
        String key = UUID.randomUUID().toString();
        var first = keyed(key, correct(good().put("conversationTurnRef", "turn:1")));
        committed(twin, execution, next(first));
        var again = keyed(key, correct(good().put("conversationTurnRef", "turn:2")));
        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void aRepeatedBlockedCorrectionAndARepeatedAbandonChangeNothing() {
        String key = UUID.randomUUID().toString();
        var first = keyed(key, correct(thin()));
        var again = keyed(key, correct(thin()));
        again.then().statusCode(422).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.<String>path("interventionId")).isEqualTo(first.path("interventionId"));
        assertThat(Json.read(again.asString()).get("proposal")).isEqualTo(thin());
        String other = UUID.randomUUID().toString();
        var abandoned = as(OWNER)
                .header("Idempotency-Key", other)
                .body(action("ABANDON").toString());
        String path = Runs.PATH + "/{e}/interventions/{i}/resolve";
        String second = first.path("interventionId");
        abandoned.post(path, twin, execution, second).then().statusCode(200);
        as(OWNER)
                .header("Idempotency-Key", other)
                .body(action("ABANDON").toString())
                .post(path, twin, execution, second)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("status", equalTo("Running"));
        get(twin, execution, OWNER).then().body("interventions", hasSize(2)).body("transitions", hasSize(3));
    }

    @Test
    void aRepeatedAbandonOrAbortAnswersTheExecutionAsItIsNow() {
        String abandoned = UUID.randomUUID().toString();
        keyed(abandoned, action("ABANDON")).then().statusCode(200).body("status", equalTo("Running"));
        Runs.complete(twin, execution, OWNER).then().statusCode(200);
        keyed(abandoned, action("ABANDON"))
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("status", equalTo("Completed"))
                .body("transitions.reason", contains("started", "blocked", "abandoned", "completed"));

        execution = running(twin, OWNER);
        open = blocked(twin, execution);
        String aborted = UUID.randomUUID().toString();
        var first = keyed(aborted, action("ABORT"));
        var again = keyed(aborted, action("ABORT"));
        again.then().statusCode(200).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    private Response keyed(String key, ObjectNode body) {
        return as(OWNER)
                .header("Idempotency-Key", key)
                .body(body.toString())
                .post(Runs.PATH + "/{e}/interventions/{i}/resolve", twin, execution, open);
    }

    private void isUntouched() {
        get(twin, execution, OWNER)
                .then()
                .body("status", equalTo("InterventionRequired"))
                .body("interventions.id", contains(open))
                .body("interventions.status", contains("Open"))
                .body("versionIds", empty())
                .body("transitions", hasSize(2));
    }
}

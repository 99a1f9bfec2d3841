package io.gemel.audit.remediation;

import static io.gemel.audit.remediation.Proposals.content;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates as approvers meet them, through HTTP from the first proof to the promotion. */
@QuarkusTest
class PromotionTest {

    private static final String CODE = "code_permission_gate_passed";
    private static final String LAUNCH = "launch_permission_gate_passed";
    private static final String RELEASE = "release_hard_gate_passed";

    private static Proposals shared;

    private Proposals proposals;

    @BeforeEach
    void aClusterThatRecurs() {
        shared = shared == null ? new Proposals() : shared;
        proposals = shared;
    }

    private void closed(String id, String gate, String reason) {
        proposals
                .promote(id)
                .statusCode(403)
                .body("code", equalTo("promotion-gate-closed"))
                .body("gate", equalTo(gate))
                .body("reason", equalTo(reason));
        proposals.get(id).body("state", equalTo("SUBMITTED"));
    }

    /** A person with every approver role, who was a builder before if the name says so. */
    private void proveAs(String who, String id, String gate) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.odd(who + "@" + proposals.failures.tenant)
                        .roles("approver-code", "approver-launch", "approver-release")
                        .text())
                .contentType("application/json")
                .body(Proposals.proof("APPROVE", proposals.digest(id)).toString())
                .post("/remediation-proposals/" + id + "/proofs/" + gate)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void threePeopleOpenThreeGates(String changeClass) {
        var id = proposals.submitted(content().put("change_class", changeClass));

        closed(id, CODE, "proof-absent");
        proposals.prove("approver-code", id, "code", "APPROVE");
        closed(id, LAUNCH, "proof-absent");
        proposals.prove("approver-launch", id, "launch", "APPROVE");
        closed(id, RELEASE, "proof-absent");
        proposals.prove("approver-release", id, "release", "APPROVE");
        proposals
                .get(id)
                .body("gates.open", contains(true, true, true))
                .body("gates.reason", contains(nullValue(), nullValue(), nullValue()));
        proposals.promote(id).statusCode(200).body("state", equalTo("PROMOTED"));
    }

    @Test
    void classCWantsTwoPeopleForTheCode() {
        var id = proposals.submitted(content().put("change_class", "C"));
        proposals.approved(id);
        closed(id, CODE, "second-person-missing");
        proposals.prove("approver-code", id, "code", "APPROVE");
        closed(id, CODE, "second-person-missing");

        proposals.prove("approver-code2", id, "code", "APPROVE");

        proposals.promote(id).statusCode(200).body("state", equalTo("PROMOTED"));
    }

    @Test
    void aDenialHoldsUntilItsAuthorLiftsIt() {
        var id = proposals.submitted(content());
        proposals.approved(id);
        proposals.prove("approver-launch2", id, "launch", "DENY");
        closed(id, LAUNCH, "proof-denied");
        proposals.prove("approver-launch", id, "launch", "APPROVE");
        closed(id, LAUNCH, "proof-denied");

        proposals.prove("approver-launch2", id, "launch", "APPROVE");

        proposals.promote(id).statusCode(200);
    }

    @Test
    void anApprovalEndsAtItsHour() {
        var id = proposals.submitted(content());
        proposals.approved(id);
        proposals.failures.run("""
                update remediation_proofs set created_at = clock_timestamp() - interval '60 seconds', expires_at = clock_timestamp()
                 where proposal_id = '%s' and gate = '%s'
                """.formatted(id, RELEASE));

        closed(id, RELEASE, "proof-expired");
        proposals.prove("approver-release2", id, "release", "APPROVE");
        proposals.promote(id).statusCode(200);
    }

    @Test
    void aReviseMakesEveryProofVoid() {
        var id = proposals.submitted(content());
        proposals.approved(id);
        proposals.step("builder", id, "revise");
        proposals.step("builder", id, "submit");

        closed(id, CODE, "proof-absent");
    }

    @Test
    void aRevisedDraftShowsNoOpenGate() {
        var id = proposals.submitted(content());
        proposals.approved(id);
        proposals.step("builder", id, "revise");

        proposals.get(id).body("gates.open", contains(false, false, false));
    }

    @Test
    void aProposalWithdrawnAfterAReviseShowsNoOpenGate() {
        var id = proposals.submitted(content());
        proposals.approved(id);
        proposals.step("builder", id, "revise");
        proposals.step("builder", id, "withdraw");

        proposals.get(id).body("gates.reason", contains("proof-absent", "proof-absent", "proof-absent"));
    }

    @Test
    void whoProposedOrEditedItApprovesNothing() {
        var id = proposals.draft(content());
        proposals.put("builder2", id, content().put("risk_bp", 7)).statusCode(200);
        proposals.step("builder", id, "submit");

        proveAs("builder", id, "code");
        closed(id, CODE, "approver-is-proposer");
        proveAs("builder2", id, "code");
        closed(id, CODE, "approver-is-proposer");
        proposals.approved(id);
        proposals.promote(id).statusCode(200);
    }

    @Test
    void onePersonStandsAtOneGate() {
        var id = proposals.submitted(content());
        proveAs("approver-code", id, "code");
        proveAs("approver-code", id, "launch");
        closed(id, LAUNCH, "approver-counted-elsewhere");
        proveAs("approver-launch", id, "launch");
        proveAs("approver-launch", id, "release");
        closed(id, RELEASE, "approver-counted-elsewhere");

        proveAs("approver-code2", id, "code");

        proposals.promote(id).statusCode(200).body("state", equalTo("PROMOTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLD", "DEMOTE", "ROLLBACK"})
    void everyOtherActionIsDecidedWithoutGates(String action) {
        var id = proposals.submitted(content().put("action", action));

        proposals.promote(id).statusCode(200).body("state", equalTo("DECIDED"));
    }

    @Test
    void aProofThatExpiresInTheMomentOfThePromotionHoldsItUpAndWhoAsksAgainLearnsWhichGate() {
        var id = proposals.submitted(content());
        proposals.approved(id);
        whilePromoting(id, """
                update remediation_proofs set created_at = clock_timestamp() - interval '60 seconds', expires_at = clock_timestamp()
                 where proposal_id = new.id and gate = '%s';
                """.formatted(LAUNCH), () -> proposals
                .promote(id)
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("code", equalTo("unavailable")));
        proposals.get(id).body("state", equalTo("SUBMITTED")).body("gates.open", contains(true, true, true));
    }

    @Test
    void anyOtherRefusalOfTheDatabaseIsABug() {
        var id = proposals.submitted(content());
        proposals.approved(id);
        whilePromoting(
                id,
                "raise exception 'another_rule' using errcode = 'restrict_violation';",
                () -> proposals.promote(id).statusCode(500).body("code", equalTo("internal")));
        proposals.get(id).body("state", equalTo("SUBMITTED"));
    }

    /** What happens between the look at the gates and the look of the trigger. */
    private void whilePromoting(String id, String happens, Runnable test) {
        proposals.failures.run("""
                create function a_moment() returns trigger language plpgsql security definer as $$ begin %s return new; end $$;
                create trigger a_moment before update on remediation_proposals
                    for each row when (new.id = '%s' and new.state = 'PROMOTED') execute function a_moment();
                """.formatted(happens, id));
        try {
            test.run();
        } finally {
            proposals.failures.run("drop function a_moment() cascade");
        }
    }

    @Test
    void aDraftIsNotPromoted() {
        proposals.promote(proposals.draft(content())).statusCode(409).body("code", equalTo("proposal-not-submitted"));
    }
}

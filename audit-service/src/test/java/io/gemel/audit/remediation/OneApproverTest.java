package io.gemel.audit.remediation;

import static io.gemel.audit.remediation.Proposals.content;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.audit.OtherSettings;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With {@code gemel.remediation.distinct-approvers=false} one person may stand at all three gates, and still no proposer. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class OneApproverTest {

    private Proposals proposals;

    @BeforeEach
    void aClusterThatRecurs() {
        proposals = new Proposals();
    }

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

    @Test
    void onePersonOpensAllGates() {
        var id = proposals.submitted(content());
        List.of("code", "launch", "release").forEach(gate -> proveAs("approver-release", id, gate));

        proposals.get(id).body("gates.open", contains(true, true, true));
        proposals.promote(id).statusCode(200).body("state", equalTo("PROMOTED"));
    }

    @Test
    void whoProposedItOpensNone() {
        var id = proposals.submitted(content());
        List.of("code", "launch", "release").forEach(gate -> proveAs("builder", id, gate));

        proposals
                .promote(id)
                .statusCode(403)
                .body("code", equalTo("promotion-gate-closed"))
                .body("gate", equalTo("code_permission_gate_passed"))
                .body("reason", equalTo("approver-is-proposer"));
    }

    @Test
    void whatRecursTwiceIsTakenIn() {
        var twice = new io.gemel.audit.cluster.Failures();
        twice.report(twice.call("a", 1), twice.call("b", 2));

        twice.get("builder", "/failure-clusters/" + twice.cluster(2) + "/builder-input")
                .statusCode(200)
                .body("recurrence", equalTo(2));
    }
}

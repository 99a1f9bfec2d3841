package io.gemel.audit;

import io.gemel.platformtest.HouseRules;
import io.gemel.platformtest.OpenApiRules;
import io.gemel.platformtest.PermissionRules;
import io.gemel.platformtest.SqlRules;
import io.gemel.platformtest.TableRules;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RulesTest {

    @Test
    void theHouseIsInOrder() {
        HouseRules.check("audit", "cluster", "correlation", "failure", "intake", "outcome", "proposal", "readers");
    }

    @Test
    void everyTableBelongsToTenants() {
        TableRules.check(
                "audit", "audit_events", "cluster_moves", "gold_case_moves", "remediation_proofs", "remediation_steps");
    }

    @Test
    void everyStatementIsUnderstood() {
        SqlRules.check("audit");
    }

    @Test
    void everyCallerMayDoWhatTheMatrixSays() {
        PermissionRules.check("audit");
    }

    @Test
    void theApiDocumentIsTheOneThatRuns() {
        OpenApiRules.check("audit");
    }

    @Test
    void theApiDocumentSaysWhatEveryOperationTakesAndAnswers() {
        OpenApiRules.isComplete();
    }
}

package io.gemel.runtime;

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
    void theCodeIsBuiltAsTheHouseIs() {
        HouseRules.check("runtime", "text", "routing", "turn", "conversation", "schema", "spec", "promptplan");
    }

    @Test
    void everyTableBelongsToATenant() {
        TableRules.check("runtime", "conversation_routing_decisions", "conversation_response_audits");
    }

    @Test
    void everyStatementMayRunAsItsRole() {
        SqlRules.check("runtime");
    }

    @Test
    void everyCallerMayDoWhatTheMatrixSays() {
        PermissionRules.check("runtime");
    }

    @Test
    void theKeptApiDocumentIsTheRunningOne() {
        OpenApiRules.check("runtime");
    }

    @Test
    void theApiDocumentSaysWhatIsTakenAndAnswered() {
        OpenApiRules.isComplete();
    }
}

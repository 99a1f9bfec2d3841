package io.gemel.persona;

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
        HouseRules.check("persona", "roster", "draft", "fault", "publication", "candidate", "queue", "correction");
    }

    @Test
    void everyStatementIsUnderstood() {
        SqlRules.check("persona");
    }

    @Test
    void everyTableBelongsToTenants() {
        TableRules.check("persona", "persona_spec_publications", "persona_module_retractions");
    }

    @Test
    void everyCallerMayDoWhatTheMatrixSays() {
        PermissionRules.check("persona");
    }

    @Test
    void theKeptDocumentIsTheRunningOne() {
        OpenApiRules.check("persona");
    }
}

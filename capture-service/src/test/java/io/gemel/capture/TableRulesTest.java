package io.gemel.capture;

import io.gemel.platformtest.TableRules;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TableRulesTest {

    @Test
    void everyTableBelongsToTenants() {
        TableRules.check(
                "capture",
                "persona_decision_traces",
                "persona_preferences",
                "persona_introspection",
                "module_candidates",
                "capture_retractions",
                "execution_transitions");
    }
}

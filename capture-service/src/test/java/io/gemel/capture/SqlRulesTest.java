package io.gemel.capture;

import io.gemel.platformtest.SqlRules;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SqlRulesTest {

    @Test
    void everyStatementIsUnderstood() {
        SqlRules.check("capture");
    }
}

package io.gemel.capture;

import io.gemel.platformtest.PermissionRules;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PermissionRulesTest {

    @Test
    void everyCallerMayDoWhatTheMatrixSays() {
        PermissionRules.check("capture");
    }
}

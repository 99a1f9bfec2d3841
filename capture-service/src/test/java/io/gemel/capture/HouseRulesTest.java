package io.gemel.capture;

import io.gemel.platformtest.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theHouseIsInOrder() {
        HouseRules.check(
                "capture",
                "clause",
                "candidate",
                "judgement",
                "session",
                "plan",
                "gate",
                "execution",
                "intervention",
                "version");
    }
}

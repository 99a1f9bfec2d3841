package io.gemel.capture;

import io.gemel.platformtest.OpenApiRules;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiRulesTest {

    @Test
    void theKeptDocumentIsTheRunningOne() {
        OpenApiRules.check("capture");
    }

    @Test
    void everyOperationSaysWhatItTakesAndAnswers() {
        OpenApiRules.isComplete();
    }
}

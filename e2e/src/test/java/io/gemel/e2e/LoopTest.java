package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The loop of the product holds on real PostgreSQL, Kafka, Keycloak, the four services and the gateway. */
class LoopTest {

    @Test
    void theLoopHoldsFromTeachingToTheAuditor() throws Exception {
        var stack = LocalStack.running();
        var walked = new Script(stack.layout()).gemel("demo").mustPass();
        assertThat(walked.out()).contains("owner@acme", "auditor@acme").doesNotContain("NOT SO");
    }
}

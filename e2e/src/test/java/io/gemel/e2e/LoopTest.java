package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.demo.Walk;
import org.junit.jupiter.api.Test;

/** The loop of the product holds on real PostgreSQL, Kafka, Keycloak, the four services and the gateway. */
class LoopTest {

    @Test
    void theLoopHoldsFromTeachingToTheAuditor() throws Exception {
        var stack = LocalStack.running();
        assertThat(new Walk(stack.gateway(), stack.keycloak(), System.out).run())
                .isTrue();
    }
}

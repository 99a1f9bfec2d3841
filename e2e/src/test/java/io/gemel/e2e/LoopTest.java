package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.Console;
import io.gemel.local.Layout;
import io.gemel.local.demo.Walk;
import io.gemel.local.stack.Stack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The loop of the product holds on real PostgreSQL, Kafka, Keycloak, the four services and the gateway. */
class LoopTest {

    @Test
    void theLoopHoldsFromTeachingToTheAuditor() throws Exception {
        var root =
                Path.of(System.getProperty("gemel.root", "..")).toAbsolutePath().normalize();
        var layout = new Layout(root, Path.of("target/stack").toAbsolutePath());
        try (var stack = new Stack(layout, 0, new Console(System.out))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            stack.start();
            assertThat(new Walk(stack.url(), stack.keycloakUrl(), System.out).run())
                    .isTrue();
        }
    }
}

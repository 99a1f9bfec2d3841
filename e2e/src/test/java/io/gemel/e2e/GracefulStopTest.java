package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.stack.ServiceName;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that is told to stop finishes what it does and keeps nobody waiting. */
class GracefulStopTest {

    private static final String OWNER = "owner@acme";

    @Test
    void openStreamsEndAndHoldTheStopUpForNothing() throws Exception {
        var stack = LocalStack.running();
        try (var persona = stack.another(ServiceName.PERSONA, Map.of())) {
            var client = stack.client(persona.port());
            var twin = client.twin(OWNER);
            try (var events = client.events(OWNER, "/twins/" + twin + "/owner-review-queue/events")) {
                assertThat(events.readLine()).isNotNull();
                persona.stop();
                assertThat(events.lines().toList())
                        .as("what was left until the end")
                        .isNotNull();
            }
            assertThat(persona.log()).contains("stopped in").doesNotContain("Timed out waiting for graceful shutdown");
        }
    }
}

package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.contracts.PersonaTwins;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A relay that was frozen and woken again sends nothing late: another one has taken over and fenced it. */
class FrozenRelayTest {

    private static final String OWNER = "owner@acme";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void revisionsArriveAscendingThoughTheirRelayWasFrozenForFifteenSeconds() throws Exception {
        var stack = LocalStack.running();
        var twin = stack.client().twin(OWNER);
        await().until(() -> !revisions(stack, twin).isEmpty());
        try (var other = stack.another(ServiceName.PERSONA, Map.of())) {
            var client = stack.client(other.port());
            long holder = stack.process("persona-service").pid();
            rename(client, twin, 5);
            signal("STOP", holder);
            try {
                rename(client, twin, 5);
                await().atMost(Duration.ofSeconds(10)).until(() -> newest(stack, twin) == 11);
                await().during(Duration.ofSeconds(15))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> newest(stack, twin) == 11);
            } finally {
                signal("CONT", holder);
            }
            rename(client, twin, 5);
            await().atMost(Duration.ofSeconds(15)).until(() -> newest(stack, twin) == 16);
            await().during(Duration.ofSeconds(3)).until(() -> newest(stack, twin) == 16);
        }
        assertThat(revisions(stack, twin)).isSorted().endsWith(16L);
    }

    private static void rename(Client client, String twin, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            var now = client.get(OWNER, "/twins/" + twin);
            var name = Map.of("description", "change after " + now.text("/revision"));
            var changed = client.patch(
                    OWNER, "/twins/" + twin, name, now.header("ETag").orElseThrow());
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        }
    }

    private static long newest(LocalStack stack, String twin) throws IOException {
        return revisions(stack, twin).getLast();
    }

    private static List<Long> revisions(LocalStack stack, String twin) throws IOException {
        var found = new ArrayList<Long>();
        for (var record : Topic.records(stack.kafka(), PersonaTwins.TOPIC.name())) {
            if (twin.equals(record.key())) {
                found.add(JSON.readTree(record.value()).at("/data/revision").asLong());
            }
        }
        return found;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
    }
}

package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances of each service share a database and a consumer group, and behave as one. */
class TwoInstancesTest {

    private static final String OWNER = "owner@acme";

    @Test
    void whatIsSaidToOneHoldsForBothAndAKeyHasOneEffect() throws Exception {
        var stack = LocalStack.running();
        try (var persona = stack.another(ServiceName.PERSONA, Map.of());
                var capture = stack.another(ServiceName.CAPTURE, Map.of());
                var runtime = stack.another(ServiceName.RUNTIME, Map.of())) {
            var first = stack.client();
            var second = stack.client(persona.port());
            var twin = second.twin(OWNER);
            var runtimes = List.of(first, stack.client(runtime.port()));
            var captures = List.of(first, stack.client(capture.port()));
            await().until(() -> both(runtimes, c -> decide(c, twin) == 201));
            await().until(() -> both(captures, c -> start(c, twin) == 201));
            var tag = first.get(OWNER, "/twins/" + twin).header("ETag").orElseThrow();
            assertThat(second.patch(OWNER, "/twins/" + twin, Map.of("status", "paused"), tag)
                            .status())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            both(runtimes, c -> decide(c, twin) == 403) && both(captures, c -> start(c, twin) == 403));
            assertThat(idsOfOneKey(List.of(first, second))).hasSize(1);
        }
    }

    private static List<String> idsOfOneKey(List<Client> instances) throws Exception {
        var key = UUID.randomUUID().toString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 32)
                    .mapToObj(i -> (Callable<Client.Reply>)
                            () -> instances.get(i % 2).post(OWNER, "/twins", Map.of("name", "key " + key), key))
                    .toList();
            var replies = threads.invokeAll(calls);
            for (var reply : replies) {
                assertThat(reply.get().status()).as(reply.get().toString()).isEqualTo(201);
            }
            return replies.stream()
                    .map(reply -> reply.resultNow().text("/id"))
                    .distinct()
                    .toList();
        }
    }

    private interface Call {
        boolean holds(Client client) throws IOException;
    }

    private static boolean both(List<Client> instances, Call call) throws IOException {
        boolean all = true;
        for (var instance : instances) {
            all &= call.holds(instance);
        }
        return all;
    }

    private static int decide(Client client, String twin) throws IOException {
        var message =
                Map.of("conversation_id", "two", "message_id", UUID.randomUUID().toString(), "message", "plan this");
        return client.post("runtime@acme", "/twins/" + twin + "/routing-decisions", message)
                .status();
    }

    private static int start(Client client, String twin) throws IOException {
        return client.post(OWNER, "/twins/" + twin + "/training-sessions", Map.of())
                .status();
    }
}

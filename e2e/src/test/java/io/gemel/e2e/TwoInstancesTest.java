package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.ProviderOutcomes;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances of each service share a database and a consumer group, and behave as one. */
class TwoInstancesTest {

    private static final String OWNER = "owner@acme";
    private static final int FAILURES = 100;

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

    /** Only who sends the outbox knows whether the broker is there; the others have no opinion. */
    @Test
    void whenTheOneThatSendsIsKilledTheOtherSends() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        try (var other = stack.another(ServiceName.PERSONA, Map.of())) {
            await().until(() -> sends(stack.port(ServiceName.PERSONA)));
            assertThat(sends(other.port())).isFalse();
            var second = stack.client(other.port());
            var before = second.twin(OWNER);
            stack.kill("persona-service");
            var after = second.twin(OWNER);
            await().atMost(Duration.ofSeconds(30)).until(() -> sends(other.port()));
            for (var twin : List.of(before, after)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> start(client, twin) == 201);
            }
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> !sends(stack.port(ServiceName.PERSONA)));
        }
    }

    private static boolean sends(int port) throws IOException, InterruptedException {
        return metric(port, "gemel_broker_up") == 1;
    }

    @Test
    void failuresThatTwoInstancesCountAreCountedOnce() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        try (var audit = stack.another(ServiceName.AUDIT, Map.of())) {
            var twin = UUID.fromString(client.twin(OWNER));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> assigned(audit.port()) > 0 && assigned(stack.port(ServiceName.AUDIT)) > 0);
            long reason = 1 + ThreadLocalRandom.current().nextLong(1L << 31);
            for (int i = 0; i < FAILURES; i++) {
                var outcome = Outcomes.failed(twin, "acme", "two-" + i, reason);
                Topic.send(stack.kafka(), ProviderOutcomes.TOPIC.name(), String.valueOf(i), outcome);
            }

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                var cases = client.get("auditor@acme", "/gold-cases?limit=200&twin_id=" + twin);
                assertThat(cases.body().path("items")).hasSize(FAILURES);
                var id = cases.text("/items/0/cluster_id");
                for (var each : List.of(client, stack.client(audit.port()))) {
                    var cluster = each.get("auditor@acme", "/failure-clusters/" + id);
                    assertThat(cluster.body().path("reason_codes").path(0).longValue())
                            .isEqualTo(reason);
                    assertThat(cluster.body().path("cases").intValue()).isEqualTo(FAILURES);
                    assertThat(cluster.body().path("recurrence").intValue()).isEqualTo(1);
                }
            });
        }
    }

    /** How many partitions the instance consumes. */
    private static double assigned(int port) throws IOException, InterruptedException {
        return metric(port, "gemel_consumer_assigned");
    }

    private static double metric(int port, String name) throws IOException, InterruptedException {
        var scrape = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(scrape, BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
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

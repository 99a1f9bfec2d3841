package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The stream of a review queue while two instances write and serve it. */
class ReviewStreamTest {

    private static final String OWNER = "owner@acme";
    private static final int ITEMS = 4;
    private static final int ROUNDS = 125;
    private static final int ALL = ITEMS + ITEMS * ROUNDS * 2;

    @Test
    void aReaderThatGoesFromInstanceToInstanceMissesNothingAndRepeatsNothing() throws Exception {
        var stack = LocalStack.running();
        try (var second = stack.another(ServiceName.PERSONA, Map.of());
                var writers = Executors.newFixedThreadPool(ITEMS)) {
            var instances = List.of(stack.client(stack.port(ServiceName.PERSONA)), stack.client(second.port()));
            var queue = queue(stack.client());
            var items = items(instances.getFirst(), queue);
            var writing = new ArrayList<Callable<Void>>();
            for (int i = 0; i < ITEMS; i++) {
                var instance = instances.get(i % 2);
                var item = queue + "/" + items.get(i);
                writing.add(() -> claimedAndReleased(instance, item));
            }
            var running = writing.stream().map(writers::submit).toList();
            var told = told(instances, queue);
            for (var each : running) {
                each.get();
            }
            assertThat(told).isEqualTo(LongStream.rangeClosed(1, ALL).boxed().toList());
        }
    }

    /** The queue of a new twin with items that wait. */
    private static String queue(Client client) throws IOException {
        var twin = "/twins/" + client.twin(OWNER);
        for (int i = 0; i < ITEMS; i++) {
            var message = Map.of("conversation_id", "stream", "message_id", "m" + i, "message", "plan this");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.post("runtime@acme", twin + "/routing-decisions", message)
                                    .status()
                            < 300);
        }
        return twin + "/owner-review-queue";
    }

    private static List<String> items(Client client, String queue) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.get(OWNER, queue).body().path("items").findValuesAsText("id"),
                        ids -> ids.size() == ITEMS);
    }

    private static Void claimedAndReleased(Client client, String item) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            var claimed = client.post(OWNER, item + "/claim", Map.of());
            assertThat(claimed.status()).as(claimed.toString()).isEqualTo(200);
            var released = client.post(OWNER, item + "/release", Map.of("claim_token", claimed.text("/claim_token")));
            assertThat(released.status()).as(released.toString()).isEqualTo(200);
        }
        return null;
    }

    /** The numbers that a reader hears who leaves after a few events and comes again, mostly somewhere else. */
    private static List<Long> told(List<Client> instances, String queue) throws IOException {
        var told = new ArrayList<Long>();
        var random = new Random(UUID.randomUUID().getLeastSignificantBits());
        while (told.size() < ALL) {
            long position = told.isEmpty() ? 0 : told.getLast();
            try (var events = instances.get(random.nextInt(2)).events(OWNER, queue + "/events?after=" + position)) {
                int left = 1 + random.nextInt(100);
                while (left > 0 && told.size() < ALL) {
                    var line = Objects.requireNonNull(events.readLine(), "the stream ended");
                    if (line.startsWith("id:")) {
                        told.add(Long.parseLong(line.substring(3).strip()));
                        left--;
                    }
                }
            }
        }
        return told;
    }
}

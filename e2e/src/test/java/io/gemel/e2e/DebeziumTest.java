package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.PersonaTwins;
import io.gemel.local.demo.Walk;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Debezium in the relays' place: the same bytes, nothing lost on the way there and back, and a limit that holds without it. */
@Tag("slow")
class DebeziumTest {

    private static final String OWNER = "owner@acme";
    private static final int LIMIT = 100;
    /** More than one writer, who writes every 20 ms at most, can write between two looks at the outbox. */
    private static final int OVERRUN = 60;

    private final List<String> twins = new CopyOnWriteArrayList<>();
    private final List<PublishedOutbox> outboxes = new ArrayList<>();
    private LocalStack stack;
    private boolean relaysStopped;

    @Test
    void debeziumSaysWhatTheRelaysSayTakesTheirPlaceAndGivesItBack() throws Exception {
        stack = LocalStack.running();
        try {
            Connect.forget(stack.layout());
            for (var service : ServiceName.values()) {
                outboxes.add(new PublishedOutbox(stack, service));
            }
            try (var _ = Connect.start(stack, outboxes)) {
                awaitRead(true);
                everythingComesTwiceAndTheSame();
            }
            takeTheirPlace();
        } finally {
            if (relaysStopped) {
                switchRelays(true);
            }
            for (var outbox : outboxes) {
                outbox.close();
            }
        }
        create(stack.client());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(this::allAreSaid);
    }

    /** The relays run still, so each record comes from both. */
    private void everythingComesTwiceAndTheSame() throws Exception {
        var before = Said.now(stack).ids();
        assertThat(walk(stack.gateway())).isTrue();
        try (var untraced = stack.another(ServiceName.PERSONA, Map.of("QUARKUS_OTEL_SDK_DISABLED", "true"))) {
            create(stack.client(untraced.port()));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var said = Said.now(stack).without(before);
            assertThat(said.types()).hasSizeGreaterThan(7);
            said.groups().forEach(group -> assertThat(group).hasSize(2).containsOnly(group.getFirst()));
        });
    }

    private void takeTheirPlace() throws Exception {
        try (var heirs = new Relayless(stack, LIMIT)) {
            var client = stack.clientOf(heirs.url());
            try (var _ = Connect.start(stack, outboxes)) {
                awaitRead(true);
                writeWhile(client, () -> switchRelays(false));
                awaitEmpty();
                assertThat(walk(heirs.url())).isTrue();
                allAreSaidSoon();
                awaitEmpty();
            }
            awaitRead(false);
            fill(client, outboxes.get(ServiceName.PERSONA.ordinal()));
            try (var _ = Connect.start(stack, outboxes)) {
                allAreSaidSoon();
                awaitEmpty();
                await().until(() -> create(client).status() == 201);
                writeWhile(client, () -> switchRelays(true));
            }
            awaitRead(false);
            create(stack.client());
        }
        allAreSaidSoon();
        awaitEmpty();
    }

    private interface Step {
        void run() throws Exception;
    }

    /** The launcher's own services are those with relays. */
    private void switchRelays(boolean on) throws IOException, InterruptedException {
        relaysStopped = !on;
        for (var service : ServiceName.values()) {
            if (on) {
                stack.parts().start(service.module());
            } else {
                stack.parts().stop(service.module());
            }
        }
    }

    private void writeWhile(Client client, Step step) throws Exception {
        var running = CompletableFuture.runAsync(() -> {
            try {
                step.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    create(client);
                    return running.isDone();
                });
        running.join();
        create(client);
    }

    private void fill(Client client, PublishedOutbox outbox) throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> create(client).code().equals("outbox-full"));
        var full = outbox.pending();
        assertThat(full).isBetween((long) LIMIT, (long) LIMIT + OVERRUN);
        await().during(Duration.ofSeconds(3)).until(() -> create(client).status() == 503 && outbox.pending() == full);
    }

    private Client.Reply create(Client client) throws IOException {
        var created = client.post(OWNER, "/twins", Map.of("name", "Debezium " + UUID.randomUUID()));
        if (created.status() == 201) {
            twins.add(created.text("/id"));
        } else {
            assertThat(created.code()).isEqualTo("outbox-full");
        }
        return created;
    }

    private boolean walk(String gateway) {
        return new Walk(gateway, stack.keycloak(), System.out).run();
    }

    private void awaitRead(boolean wanted) {
        await().atMost(Duration.ofSeconds(60)).until(() -> all(outbox -> outbox.isRead() == wanted));
    }

    private void awaitEmpty() {
        await().atMost(Duration.ofSeconds(60)).until(() -> all(outbox -> outbox.pending() == 0));
    }

    private interface Fact {
        boolean holds(PublishedOutbox outbox) throws IOException, SQLException;
    }

    private boolean all(Fact fact) throws IOException, SQLException {
        boolean all = true;
        for (var outbox : outboxes) {
            all &= fact.holds(outbox);
        }
        return all;
    }

    private void allAreSaidSoon() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(this::allAreSaid);
    }

    private void allAreSaid() throws IOException {
        Set<String> keys = Topic.records(stack.kafka(), PersonaTwins.TOPIC.name()).stream()
                .map(ConsumerRecord::key)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys).containsAll(twins);
    }
}

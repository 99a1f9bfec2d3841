package io.gemel.capture.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How the records of one poll become effects. */
@QuarkusTest
class InboxTest {

    private static final String TOPIC = PersonaTwins.TOPIC.name();

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry metrics;

    private final List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final List<UUID> applied = new CopyOnWriteArrayList<>();

    /** It is not tried again as it was: one by one each record has its own time. What is counted is what was committed. */
    @Test
    void aGroupThatTakesTooLongIsAppliedOneByOneAndCountedOnce() {
        double before = counted("applied");
        double again = counted("duplicates");
        Set<Tx> busy = ConcurrentHashMap.newKeySet();
        deliver((tx, event) -> busy.add(tx) ? apply(event) : Uni.createFrom().failure(new TimeoutException()));
        assertThat(applied).containsExactly(ids.getFirst(), ids.getFirst(), ids.getLast());
        assertThat(counted("applied") - before).isEqualTo(2);
        assertThat(counted("duplicates") - again).isZero();

        deliver((_, event) -> apply(event));
        assertThat(applied).hasSize(3);
        assertThat(counted("applied") - before).isEqualTo(2);
        assertThat(counted("duplicates") - again).isEqualTo(2);
    }

    private Uni<Void> apply(Event<PersonaTwins> event) {
        applied.add(event.id());
        return Uni.createFrom().voidItem();
    }

    private void deliver(BiFunction<Tx, Event<PersonaTwins>, Uni<Void>> effect) {
        var partition = new TopicPartition(TOPIC, 0);
        var records = ids.stream().map(InboxTest::record).toList();
        inbox.each(new ConsumerRecords<>(Map.of(partition, records), Map.of()), PersonaTwins.TOPIC, effect)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static ConsumerRecord<String, byte[]> record(UUID id) {
        var twin = new TwinChanged(id, "o", "active", "n", Json.object(), 1);
        var event = new Event<PersonaTwins>(id, "/test", id.toString(), Instant.EPOCH, "acme", null, twin);
        return new ConsumerRecord<>(
                TOPIC, 0, 0, id.toString(), PersonaTwins.TOPIC.write(event).getBytes(UTF_8));
    }

    private double counted(String what) {
        return metrics.counter("gemel_inbox_" + what, "topic", TOPIC).count();
    }
}

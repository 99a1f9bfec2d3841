package io.gemel.platform.inbox;

import io.gemel.contracts.Event;
import io.gemel.contracts.Topic;
import io.gemel.contracts.UnreadableEvent;
import io.gemel.platform.operation.GemelConfig;
import io.gemel.platform.tenancy.PassingFailure;
import io.gemel.platform.tenancy.TenantDb;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.platform.tenancy.Tx;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Applies each event once. A tenant's consecutive records of a poll are one transaction; if that fails they are applied
 * one by one. What may pass is retried for as long as it takes and holds the partition; what never will succeed
 * becomes a dead letter. See DESIGN.md beside this class.
 */
@ApplicationScoped
public class Inbox {

    private static final String CLAIM = """
            insert into inbox (consumer, source, event_id)
            values ($1, $2, $3)
            on conflict do nothing
            """;
    private static final int EVENT_IDS = 4;
    private static final int ATTEMPTS_AT_A_BUG = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String service;
    private final TenantDb db;
    private final DeadLetters deadLetters;
    private final InboxMetrics metrics;
    private volatile boolean stopping;

    Inbox(GemelConfig config, TenantDb db, DeadLetters deadLetters, InboxMetrics metrics) {
        this.service = "gemel-" + config.service();
        this.db = db;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** What fails while the service stops is no poison: its offset stays uncommitted and the next instance reads it. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Applies the records of one poll, each event once, by the inbox table. */
    public <D> Uni<Void> each(
            ConsumerRecords<String, byte[]> records, Topic<D> topic, BiFunction<Tx, Event<D>, Uni<Void>> apply) {
        BiFunction<Tx, List<Event<D>>, Uni<Void>> inOrder = (tx, events) -> all(events.stream()
                .map(event -> Uni.createFrom().deferred(() -> once(tx, topic, event, apply)))
                .toList());
        List<Uni<Void>> steps = new ArrayList<>();
        List<Delivery<D>> group = new ArrayList<>();
        for (var record : records) {
            read(record, topic, letter -> {
                        flush(steps, group, inOrder);
                        steps.add(letter);
                    })
                    .ifPresent(delivery -> {
                        if (!group.isEmpty() && !group.getLast().tenant().equals(delivery.tenant())) {
                            flush(steps, group, inOrder);
                        }
                        group.add(delivery);
                    });
        }
        flush(steps, group, inOrder);
        return all(steps);
    }

    /**
     * Applies the records of one poll, a tenant's in one transaction and one call, for effects that have keys of their own and need
     * no order.
     *
     * @param check throws {@link Refused} for an event that can never be applied
     */
    public <D> Uni<Void> together(
            ConsumerRecords<String, byte[]> records,
            Topic<D> topic,
            Consumer<Event<D>> check,
            BiFunction<Tx, List<Event<D>>, Uni<Void>> apply) {
        List<Uni<Void>> steps = new ArrayList<>();
        Map<TenantId, List<Delivery<D>>> groups = new LinkedHashMap<>();
        for (var record : records) {
            read(record, topic, steps::add).ifPresent(delivery -> {
                try {
                    check.accept(delivery.event());
                    groups.computeIfAbsent(delivery.tenant(), _ -> new ArrayList<>())
                            .add(delivery);
                } catch (Refused e) {
                    steps.add(deadLetters.send(service, record, Poison.reason(e)));
                }
            });
        }
        BiFunction<Tx, List<Event<D>>, Uni<Void>> counted = (tx, events) -> {
            tx.afterCommit(() -> metrics.applied(topic.name(), events.size()));
            return apply.apply(tx, events);
        };
        groups.values().forEach(group -> flush(steps, group, counted));
        return all(steps);
    }

    private static Uni<Void> all(List<Uni<Void>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private <D> Optional<Delivery<D>> read(
            ConsumerRecord<String, byte[]> record, Topic<D> topic, Consumer<Uni<Void>> dead) {
        if (record.value() == null) {
            if (!topic.isCompacted()) {
                dead.accept(deadLetters.send(service, record, "not-json"));
            }
            return Optional.empty();
        }
        try {
            var event = topic.read(record.value());
            if (Delivery.mayStandOn(record.topic(), topic, event.tenantid())) {
                return Optional.of(new Delivery<>(record, new TenantId(event.tenantid()), event));
            }
            dead.accept(deadLetters.send(service, record, "tenant"));
        } catch (UnreadableEvent e) {
            dead.accept(deadLetters.send(service, record, e.reason().text()));
        }
        return Optional.empty();
    }

    private <D> void flush(
            List<Uni<Void>> steps, List<Delivery<D>> group, BiFunction<Tx, List<Event<D>>, Uni<Void>> apply) {
        var together = List.copyOf(group);
        group.clear();
        if (together.size() == 1) {
            steps.add(alone(together.getFirst(), apply));
        } else if (!together.isEmpty()) {
            steps.add(transaction(together, apply)
                    .onFailure()
                    .recoverWithUni(_ ->
                            all(together.stream().map(one -> alone(one, apply)).toList())));
        }
    }

    private <D> Uni<Void> alone(Delivery<D> one, BiFunction<Tx, List<Event<D>>, Uni<Void>> apply) {
        return transaction(List.of(one), apply)
                .onFailure(Poison::isBug)
                .retry()
                .atMost(ATTEMPTS_AT_A_BUG - 1)
                .onFailure()
                .recoverWithUni(failure -> stopping
                        ? Uni.createFrom().nothing()
                        : deadLetters.send(service, one.record(), Poison.reason(failure)));
    }

    /** What may pass is waited for; a group that takes too long is not tried again as one. */
    private <D> Uni<Void> transaction(List<Delivery<D>> group, BiFunction<Tx, List<Event<D>>, Uni<Void>> apply) {
        var events = group.stream().map(Delivery::event).toList();
        return Uni.createFrom()
                .deferred(() -> db.in(group.getFirst().tenant(), tx -> apply.apply(tx, events)))
                .onFailure(failure ->
                        PassingFailure.is(failure) && !(group.size() > 1 && PassingFailure.isTimeout(failure)))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private <D> Uni<Void> once(Tx tx, Topic<D> topic, Event<D> event, BiFunction<Tx, Event<D>, Uni<Void>> apply) {
        return tx.causedBy(event.traceparent())
                .reserveIds(EVENT_IDS)
                .chain(() -> tx.run(CLAIM, service + "/" + topic.name(), event.source(), event.id()))
                .chain(claimed -> {
                    boolean first = claimed.rowCount() == 1;
                    tx.afterCommit(() -> metrics.delivered(topic.name(), first));
                    return first ? apply.apply(tx, event) : Uni.createFrom().voidItem();
                });
    }
}

package io.gemel.capture.atlas;

import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.DecisionCommitted;
import io.gemel.contracts.Decisions.ExecutionEnded;
import io.gemel.contracts.Decisions.IndexRebuildRequested;
import io.gemel.contracts.Decisions.Unknown;
import io.gemel.contracts.Event;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.tenancy.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Updates the decision index when a cycle ends, and makes it anew when the owner wants; decisions never wait for it. */
@ApplicationScoped
class CycleEndConsumer {

    private final Inbox inbox;
    private final UpdateIndex update;
    private final MeterRegistry metrics;

    CycleEndConsumer(Inbox inbox, UpdateIndex update, MeterRegistry metrics) {
        this.inbox = inbox;
        this.update = update;
        this.metrics = metrics;
    }

    @Incoming("capture-decisions")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.each(records, Decisions.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<Decisions> event) {
        return switch (event.data()) {
            case ExecutionEnded ended -> counted(update.run(tx, ended.twinId(), ended.executionId()));
            case IndexRebuildRequested wanted -> counted(update.rebuild(tx, wanted.twinId()));
            case DecisionCommitted _, Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> counted(Uni<Void> change) {
        return change.onFailure()
                .invoke(() -> metrics.counter("gemel_decision_index_failures").increment());
    }
}

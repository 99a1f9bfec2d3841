package io.gemel.audit.goldcase;

import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes provider outcomes in batches; a case's id is its own idempotency. */
@ApplicationScoped
class ProviderOutcomeConsumer {

    private final Inbox inbox;
    private final CaptureGoldCase capture;

    ProviderOutcomeConsumer(Inbox inbox, CaptureGoldCase capture) {
        this.inbox = inbox;
        this.capture = capture;
    }

    @Incoming("provider-outcomes")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.eachNatural(records, ProviderOutcomes.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<ProviderOutcomes> event) {
        return switch (event.data()) {
            case OutcomeReported outcome -> capture.run(tx, event, outcome);
            case ProviderOutcomes.Unknown _ -> Uni.createFrom().voidItem();
        };
    }
}

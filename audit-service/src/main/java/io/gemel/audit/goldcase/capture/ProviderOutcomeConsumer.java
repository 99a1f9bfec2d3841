package io.gemel.audit.goldcase.capture;

import io.gemel.audit.outcome.OutcomeBounds;
import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.inbox.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes provider outcomes in batches; a case's id is its own idempotency. */
@ApplicationScoped
class ProviderOutcomeConsumer {

    private final Inbox inbox;
    private final CaptureGoldCases capture;

    ProviderOutcomeConsumer(Inbox inbox, CaptureGoldCases capture) {
        this.inbox = inbox;
        this.capture = capture;
    }

    @Incoming("provider-outcomes")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.together(records, ProviderOutcomes.TOPIC, ProviderOutcomeConsumer::check, capture::run);
    }

    private static void check(Event<ProviderOutcomes> event) {
        if (event.data() instanceof OutcomeReported outcome) {
            OutcomeBounds.broken(outcome).ifPresent(member -> {
                throw new Refused(member + " is out of bounds");
            });
        }
    }
}

package io.gemel.runtime.outcome;

import io.gemel.contracts.OutcomeTrigger;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Says what a provider call came to, good ones too; its transcript only where it is evidence of a failure. */
@ApplicationScoped
class ReportOutcome {

    private final Outbox outbox;

    ReportOutcome(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The event's id, made of the outcome as it was reported. */
    UUID run(Tx tx, OutcomeReported outcome) {
        var id = OutcomeEventId.of(tx.tenant(), outcome);
        var said = OutcomeTrigger.of(outcome).isPresent() ? outcome : withoutTranscript(outcome);
        outbox.say(tx, ProviderOutcomes.TOPIC, said.correlationId(), said.correlationId(), said, id);
        return id;
    }

    private static OutcomeReported withoutTranscript(OutcomeReported o) {
        return new OutcomeReported(
                o.twinId(),
                o.correlationId(),
                o.turnId(),
                o.providerId(),
                o.modelId(),
                o.task(),
                o.routeClass(),
                o.validation(),
                o.status(),
                o.confidenceBp(),
                o.reasonCode(),
                o.latencyMs(),
                o.retries(),
                o.costMicrounits(),
                o.language(),
                o.providerCallId(),
                o.evidenceRef(),
                o.userId(),
                o.deviceId(),
                o.sessionId(),
                null,
                o.occurredAt());
    }
}

package io.gemel.runtime.outcome;

import io.gemel.contracts.ProviderOutcomes;
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
    UUID run(Tx tx, Outcome outcome) {
        var id = OutcomeEventId.of(tx.tenant(), outcome);
        var said = outcome.reported();
        outbox.say(tx, ProviderOutcomes.TOPIC, said.correlationId(), said.correlationId(), said, id);
        return id;
    }
}

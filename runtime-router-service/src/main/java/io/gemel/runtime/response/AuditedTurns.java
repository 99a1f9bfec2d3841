package io.gemel.runtime.response;

import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.conversation.Decision;
import io.gemel.runtime.conversation.DecisionRepository;
import io.gemel.runtime.conversation.ReviewPolicy;
import io.gemel.runtime.conversation.RoutingInputRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is known of a turn when its response is audited, read in one round trip. */
@ApplicationScoped
class AuditedTurns {

    private final DecisionRepository decisions;
    private final RoutingInputRepository inputs;
    private final ResponseAuditRepository audits;

    AuditedTurns(DecisionRepository decisions, RoutingInputRepository inputs, ResponseAuditRepository audits) {
        this.decisions = decisions;
        this.inputs = inputs;
        this.audits = audits;
    }

    /**
     * A decided turn.
     *
     * @param message null when it is not kept any more
     * @param audit null while there is none
     */
    record Turn(
            Decision decision,
            ReviewPolicy policy,
            @Nullable String message,
            @Nullable ResponseAudit audit) {}

    /** The turn of that decision of the twin, if there is one. */
    Uni<Optional<Turn>> of(Tx tx, UUID twin, UUID decision) {
        return Uni.combine()
                .all()
                .unis(
                        decisions.find(tx, twin, decision),
                        decisions.reviewPolicy(tx, decision),
                        inputs.message(tx, decision),
                        audits.ofDecision(tx, decision))
                .with((found, policy, message, audit) -> found.map(
                        each -> new Turn(each, policy.orElseThrow(), message.orElse(null), audit.orElse(null))));
    }
}

package io.gemel.audit.approval;

import io.gemel.audit.proposal.Proposal;
import io.gemel.audit.proposal.Proposal.GateStatus;
import io.gemel.audit.proposal.ProposalRepository;
import io.gemel.audit.proposal.ProposalState;
import io.gemel.audit.proposal.TakeStep;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Records the decision of a submitted proposal: a promotion where its three gates are open, any other action as it is. */
@ApplicationScoped
class PromoteProposal {

    /** What the trigger raises where a proof expired between the look at the gates and the promotion; its other refusals are bugs here. */
    private static final String CLOSED = "promotion_gate_closed";

    sealed interface Outcome {
        record Done(Proposal proposal) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotSubmitted() implements Outcome {}

        record GateClosed(GateStatus gate) implements Outcome {}
    }

    /** The gate closed in the very moment; the transaction is over, and whoever asks again learns which. */
    static final class JustClosed extends RuntimeException {
        JustClosed() {
            super(null, null, false, false);
        }
    }

    private final ProposalRepository proposals;
    private final TakeStep step;

    PromoteProposal(ProposalRepository proposals, TakeStep step) {
        this.proposals = proposals;
        this.step = step;
    }

    Uni<Outcome> run(Tx tx, UUID id, String approver) {
        return proposals.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            if (!found.get().is(ProposalState.SUBMITTED)) {
                return Uni.createFrom().item(new Outcome.NotSubmitted());
            }
            return found.get().content().action().equals("PROMOTE")
                    ? promote(tx, found.get(), approver)
                    : take(tx, found.get(), ProposalState.DECIDED, approver);
        });
    }

    private Uni<Outcome> promote(Tx tx, Proposal present, String approver) {
        return present.closedGate()
                .<Uni<Outcome>>map(gate -> Uni.createFrom().item(new Outcome.GateClosed(gate)))
                .orElseGet(() -> take(tx, present, ProposalState.PROMOTED, approver)
                        .onFailure(failure -> failure instanceof PgException e && CLOSED.equals(e.getErrorMessage()))
                        .transform(_ -> new JustClosed()));
    }

    private Uni<Outcome> take(Tx tx, Proposal present, ProposalState to, String approver) {
        return step.run(tx, present, TakeStep.Step.to(to, approver, null)).map(Outcome.Done::new);
    }
}

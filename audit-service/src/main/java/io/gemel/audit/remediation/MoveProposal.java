package io.gemel.audit.remediation;

import io.gemel.audit.proposal.Proposal;
import io.gemel.audit.proposal.ProposalRepository;
import io.gemel.audit.proposal.ProposalState;
import io.gemel.audit.proposal.TakeStep;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Submits, revises or withdraws a proposal. */
@ApplicationScoped
class MoveProposal {

    /** What a builder does to a proposal, and from where. */
    enum Way {
        SUBMIT(ProposalState.SUBMITTED, EnumSet.of(ProposalState.DRAFT)),
        REVISE(ProposalState.DRAFT, EnumSet.of(ProposalState.SUBMITTED)),
        WITHDRAW(ProposalState.WITHDRAWN, EnumSet.of(ProposalState.DRAFT, ProposalState.SUBMITTED));

        private final ProposalState to;
        private final Set<ProposalState> from;

        Way(ProposalState to, Set<ProposalState> from) {
            this.to = to;
            this.from = from;
        }
    }

    sealed interface Outcome {
        record Moved(Proposal proposal) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotThere(Way way) implements Outcome {}
    }

    private final ProposalRepository proposals;
    private final TakeStep step;

    MoveProposal(ProposalRepository proposals, TakeStep step) {
        this.proposals = proposals;
        this.step = step;
    }

    Uni<Outcome> run(Tx tx, UUID id, Way way, String builder) {
        return proposals.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            return way.from.contains(found.get().state())
                    ? step.run(tx, found.get(), TakeStep.Step.to(way.to, builder, null))
                            .map(Outcome.Moved::new)
                    : Uni.createFrom().item(new Outcome.NotThere(way));
        });
    }
}

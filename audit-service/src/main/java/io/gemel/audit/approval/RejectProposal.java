package io.gemel.audit.approval;

import io.gemel.audit.proposal.Proposal;
import io.gemel.audit.proposal.ProposalRepository;
import io.gemel.audit.proposal.ProposalState;
import io.gemel.audit.proposal.TakeStep;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rejects a submitted proposal for good. */
@ApplicationScoped
class RejectProposal {

    private static final int NOTE = 2000;

    /** Why. */
    record Request(@Nullable String note) {
        static Request read(Fields fields) {
            return new Request(fields.text("note", Text.optional(NOTE).bytes().prose()));
        }
    }

    sealed interface Outcome {
        record Rejected(Proposal proposal) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotSubmitted() implements Outcome {}
    }

    private final ProposalRepository proposals;
    private final TakeStep step;

    RejectProposal(ProposalRepository proposals, TakeStep step) {
        this.proposals = proposals;
        this.step = step;
    }

    Uni<Outcome> run(Tx tx, UUID id, String approver, Request request) {
        return proposals.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            var rejected = TakeStep.Step.to(ProposalState.REJECTED, approver, request.note());
            return found.get().is(ProposalState.SUBMITTED)
                    ? step.run(tx, found.get(), rejected).map(Outcome.Rejected::new)
                    : Uni.createFrom().item(new Outcome.NotSubmitted());
        });
    }
}

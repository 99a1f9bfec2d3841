package io.gemel.audit.remediation;

import io.gemel.audit.proposal.Content;
import io.gemel.audit.proposal.Proposal;
import io.gemel.audit.proposal.ProposalRepository;
import io.gemel.audit.proposal.ProposalState;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Gives a draft new content and keeps who did. */
@ApplicationScoped
class EditProposal {

    sealed interface Outcome {
        record Edited(Proposal proposal) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotADraft() implements Outcome {}
    }

    private final ProposalRepository proposals;

    EditProposal(ProposalRepository proposals) {
        this.proposals = proposals;
    }

    /**
     * Edits proposal {@code id}.
     *
     * @param precondition refuses an edit of another version than the client has seen, once the proposal is known to exist
     */
    Uni<Outcome> run(Tx tx, UUID id, Content content, String builder, Consumer<Proposal> precondition) {
        return proposals.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            precondition.accept(found.get());
            return found.get().is(ProposalState.DRAFT)
                    ? edit(tx, found.get(), content, builder)
                    : Uni.createFrom().item(new Outcome.NotADraft());
        });
    }

    private Uni<Outcome> edit(Tx tx, Proposal present, Content content, String builder) {
        return proposals
                .rewrite(tx, present, content, builder)
                .chain(() -> proposals.find(tx, present.id()))
                .map(Optional::orElseThrow)
                .map(Outcome.Edited::new);
    }
}

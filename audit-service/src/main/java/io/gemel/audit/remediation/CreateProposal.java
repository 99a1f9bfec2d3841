package io.gemel.audit.remediation;

import static java.util.Objects.requireNonNull;

import io.gemel.audit.intake.BuilderOfflineInput;
import io.gemel.audit.intake.TakeIn;
import io.gemel.audit.proposal.Content;
import io.gemel.audit.proposal.Proposal;
import io.gemel.audit.proposal.ProposalRepository;
import io.gemel.platform.json.Fields;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Drafts a proposal for a cluster, with the cluster mapped for builders in the same transaction. */
@ApplicationScoped
class CreateProposal {

    /** For which cluster, and what. */
    record Request(UUID cluster, Content content) {

        static Supplier<Request> read(Fields fields) {
            var cluster = fields.id("cluster_id", true);
            var content = Content.read(fields);
            return () -> new Request(requireNonNull(cluster), content.get());
        }
    }

    sealed interface Outcome {
        record Drafted(Proposal proposal) implements Outcome {}

        record NotTakenIn(TakeIn.Why why) implements Outcome {}
    }

    private final TakeIn takeIn;
    private final ProposalRepository proposals;

    CreateProposal(TakeIn takeIn, ProposalRepository proposals) {
        this.takeIn = takeIn;
        this.proposals = proposals;
    }

    Uni<Outcome> run(Tx tx, String builder, Request request) {
        return takeIn.run(tx, request.cluster()).chain(outcome -> switch (outcome) {
            case TakeIn.Outcome.Taken(var input) -> draft(tx, builder, input, request.content());
            case TakeIn.Outcome.NotTaken(var why) -> Uni.createFrom().item(new Outcome.NotTakenIn(why));
        });
    }

    private Uni<Outcome> draft(Tx tx, String builder, BuilderOfflineInput input, Content content) {
        var id = tx.newId();
        return proposals
                .insert(tx, id, input, content, builder)
                .chain(() -> proposals.find(tx, id))
                .map(Optional::orElseThrow)
                .map(Outcome.Drafted::new);
    }
}

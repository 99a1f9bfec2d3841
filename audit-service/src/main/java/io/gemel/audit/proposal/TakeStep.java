package io.gemel.audit.proposal;

import io.gemel.contracts.Proposals;
import io.gemel.contracts.Proposals.ProposalDecided;
import io.gemel.contracts.Proposals.ProposalPromoted;
import io.gemel.contracts.Proposals.ProposalProofGiven;
import io.gemel.contracts.Proposals.ProposalRejected;
import io.gemel.contracts.Proposals.ProposalRevised;
import io.gemel.contracts.Proposals.ProposalSubmitted;
import io.gemel.contracts.Proposals.ProposalWithdrawn;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a locked proposal one step on: its state, a row of history, and what is said of it. */
@ApplicationScoped
public class TakeStep {

    /**
     * A step.
     *
     * @param gate with {@code decision}, of a proof
     */
    public record Step(
            ProposalState to,
            String by,
            @Nullable String note,
            @Nullable Gate gate,
            @Nullable String decision) {

        /** A step that is no proof. */
        public static Step to(ProposalState to, String by, @Nullable String note) {
            return new Step(to, by, note, null, null);
        }
    }

    private final ProposalRepository proposals;
    private final StepRepository steps;
    private final Outbox outbox;

    TakeStep(ProposalRepository proposals, StepRepository steps, Outbox outbox) {
        this.proposals = proposals;
        this.steps = steps;
        this.outbox = outbox;
    }

    /** The proposal after the step, which the caller has found to be allowed. */
    public Uni<Proposal> run(Tx tx, Proposal present, Step step) {
        var id = present.id();
        outbox.say(tx, Proposals.TOPIC, id.toString(), id.toString(), said(present, step));
        return Uni.combine()
                .all()
                .unis(
                        proposals.move(tx, id, step.to()),
                        steps.append(tx, id, present.state(), step),
                        proposals.find(tx, id))
                .with((_, _, found) -> found)
                .map(Optional::orElseThrow);
    }

    private static Proposals said(Proposal p, Step step) {
        UUID id = p.id();
        UUID cluster = p.clusterId();
        var change = p.content().changeClass();
        var action = p.content().action();
        var to = step.to().name();
        var digest = p.contentDigest();
        var gate = step.gate();
        if (gate != null) {
            return new ProposalProofGiven(
                    id, cluster, change, action, to, digest, gate.text(), step.decision(), step.by());
        }
        return switch (step.to()) {
            case SUBMITTED -> new ProposalSubmitted(id, cluster, change, action, to, digest, null, null, null);
            case DRAFT -> new ProposalRevised(id, cluster, change, action, to, digest, null, null, null);
            case WITHDRAWN -> new ProposalWithdrawn(id, cluster, change, action, to, digest, null, null, null);
            case REJECTED -> new ProposalRejected(id, cluster, change, action, to, digest, null, null, step.by());
            case PROMOTED -> new ProposalPromoted(id, cluster, change, action, to, digest, null, null, step.by());
            case DECIDED -> new ProposalDecided(id, cluster, change, action, to, digest, null, null, step.by());
        };
    }
}

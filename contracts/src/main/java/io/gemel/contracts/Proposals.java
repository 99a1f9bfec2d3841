package io.gemel.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to remediation proposals. {@code gate}, {@code decision} and {@code approver} stand where an approver acted;
 * {@code approver} alone where the step is no proof.
 */
public sealed interface Proposals {

    /** Key: proposal id. */
    Topic<Proposals> TOPIC = Topic.of("audit.proposals", Proposals.class, new Unknown());

    /** A builder asks for the approvers' proofs. */
    @EventType("audit.proposal.submitted")
    record ProposalSubmitted(
            UUID proposalId,
            UUID clusterId,
            String changeClass,
            String action,
            String state,
            String contentDigest,
            @Nullable String gate,
            @Nullable String decision,
            @Nullable String approver)
            implements Proposals {
        public ProposalSubmitted {
            Required.all(proposalId, clusterId, changeClass, action, state, contentDigest);
        }
    }

    /** An approver approved or denied at one gate. */
    @EventType("audit.proposal.proof-given")
    record ProposalProofGiven(
            UUID proposalId,
            UUID clusterId,
            String changeClass,
            String action,
            String state,
            String contentDigest,
            @Nullable String gate,
            @Nullable String decision,
            @Nullable String approver)
            implements Proposals {
        public ProposalProofGiven {
            Required.all(proposalId, clusterId, changeClass, action, state, contentDigest);
        }
    }

    /** The builder took it back to rewrite it; every proof so far is void. */
    @EventType("audit.proposal.revised")
    record ProposalRevised(
            UUID proposalId,
            UUID clusterId,
            String changeClass,
            String action,
            String state,
            String contentDigest,
            @Nullable String gate,
            @Nullable String decision,
            @Nullable String approver)
            implements Proposals {
        public ProposalRevised {
            Required.all(proposalId, clusterId, changeClass, action, state, contentDigest);
        }
    }

    /** The three gates were open and a person promoted it; nothing ships by that. */
    @EventType("audit.proposal.promoted")
    record ProposalPromoted(
            UUID proposalId,
            UUID clusterId,
            String changeClass,
            String action,
            String state,
            String contentDigest,
            @Nullable String gate,
            @Nullable String decision,
            @Nullable String approver)
            implements Proposals {
        public ProposalPromoted {
            Required.all(proposalId, clusterId, changeClass, action, state, contentDigest);
        }
    }

    /** A person decided to hold, demote or roll back. */
    @EventType("audit.proposal.decided")
    record ProposalDecided(
            UUID proposalId,
            UUID clusterId,
            String changeClass,
            String action,
            String state,
            String contentDigest,
            @Nullable String gate,
            @Nullable String decision,
            @Nullable String approver)
            implements Proposals {
        public ProposalDecided {
            Required.all(proposalId, clusterId, changeClass, action, state, contentDigest);
        }
    }

    /** An approver rejected it for good. */
    @EventType("audit.proposal.rejected")
    record ProposalRejected(
            UUID proposalId,
            UUID clusterId,
            String changeClass,
            String action,
            String state,
            String contentDigest,
            @Nullable String gate,
            @Nullable String decision,
            @Nullable String approver)
            implements Proposals {
        public ProposalRejected {
            Required.all(proposalId, clusterId, changeClass, action, state, contentDigest);
        }
    }

    /** The builder withdrew it for good. */
    @EventType("audit.proposal.withdrawn")
    record ProposalWithdrawn(
            UUID proposalId,
            UUID clusterId,
            String changeClass,
            String action,
            String state,
            String contentDigest,
            @Nullable String gate,
            @Nullable String decision,
            @Nullable String approver)
            implements Proposals {
        public ProposalWithdrawn {
            Required.all(proposalId, clusterId, changeClass, action, state, contentDigest);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements Proposals {}
}

package io.gemel.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the items of an owner's review queue. */
public sealed interface PersonaReviews {

    /** Key: twin id. */
    Topic<PersonaReviews> TOPIC = Topic.of("persona.reviews", PersonaReviews.class, new Unknown());

    /** A turn that the owner must look at arrived. */
    @EventType("persona.review.added")
    record ReviewAdded(
            UUID itemId,
            UUID twinId,
            UUID routingDecisionId,
            String reason,
            String priority,
            String status,
            @Nullable Instant claimedUntil,
            @Nullable String resolvedBy,
            long seq)
            implements PersonaReviews {
        public ReviewAdded {
            Required.all(itemId, twinId, routingDecisionId, reason, priority, status);
        }
    }

    /** Somebody works on the item. */
    @EventType("persona.review.claimed")
    record ReviewClaimed(
            UUID itemId,
            UUID twinId,
            UUID routingDecisionId,
            String reason,
            String priority,
            String status,
            @Nullable Instant claimedUntil,
            @Nullable String resolvedBy,
            long seq)
            implements PersonaReviews {
        public ReviewClaimed {
            Required.all(itemId, twinId, routingDecisionId, reason, priority, status);
        }
    }

    /** Nobody works on the item any more. */
    @EventType("persona.review.released")
    record ReviewReleased(
            UUID itemId,
            UUID twinId,
            UUID routingDecisionId,
            String reason,
            String priority,
            String status,
            @Nullable Instant claimedUntil,
            @Nullable String resolvedBy,
            long seq)
            implements PersonaReviews {
        public ReviewReleased {
            Required.all(itemId, twinId, routingDecisionId, reason, priority, status);
        }
    }

    /** The item was resolved or dismissed. */
    @EventType("persona.review.resolved")
    record ReviewResolved(
            UUID itemId,
            UUID twinId,
            UUID routingDecisionId,
            String reason,
            String priority,
            String status,
            @Nullable Instant claimedUntil,
            @Nullable String resolvedBy,
            long seq)
            implements PersonaReviews {
        public ReviewResolved {
            Required.all(itemId, twinId, routingDecisionId, reason, priority, status);
        }
    }

    /** A dismissed item is pending again. */
    @EventType("persona.review.reopened")
    record ReviewReopened(
            UUID itemId,
            UUID twinId,
            UUID routingDecisionId,
            String reason,
            String priority,
            String status,
            @Nullable Instant claimedUntil,
            @Nullable String resolvedBy,
            long seq)
            implements PersonaReviews {
        public ReviewReopened {
            Required.all(itemId, twinId, routingDecisionId, reason, priority, status);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements PersonaReviews {}
}

package io.gemel.persona.queue;

import io.gemel.contracts.PersonaReviews;
import io.gemel.contracts.PersonaReviews.ReviewAdded;
import io.gemel.contracts.PersonaReviews.ReviewClaimed;
import io.gemel.contracts.PersonaReviews.ReviewReleased;
import io.gemel.contracts.PersonaReviews.ReviewReopened;
import io.gemel.contracts.PersonaReviews.ReviewResolved;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to an item; dismissing is resolving. */
public enum ReviewChange {
    ADDED(ReviewAdded::new),
    CLAIMED(ReviewClaimed::new),
    RELEASED(ReviewReleased::new),
    RESOLVED(ReviewResolved::new),
    REOPENED(ReviewReopened::new);

    private interface Said {
        PersonaReviews of(
                UUID item,
                UUID twin,
                UUID decision,
                String reason,
                String priority,
                String status,
                @Nullable Instant claimedUntil,
                @Nullable String resolvedBy,
                long seq);
    }

    private final Said said;

    ReviewChange(Said said) {
        this.said = said;
    }

    /** The name in the stream. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    PersonaReviews event(ReviewItem item, long seq) {
        return said.of(
                item.id(),
                item.twinId(),
                item.routingDecisionId(),
                item.reason(),
                item.priority(),
                item.status(),
                item.claimedUntil(),
                item.resolvedBy(),
                seq);
    }
}

package io.gemel.persona.review;

import io.gemel.contracts.PersonaReviews;
import io.gemel.contracts.PersonaReviews.ReviewAdded;
import io.gemel.contracts.PersonaReviews.ReviewResolved;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Logs a change of an item under the twin's next number and says it. */
@ApplicationScoped
class ReviewNews {

    private final ReviewRepository reviews;
    private final Outbox outbox;

    ReviewNews(ReviewRepository reviews, Outbox outbox) {
        this.reviews = reviews;
        this.outbox = outbox;
    }

    Uni<Void> added(Tx tx, ReviewItem item) {
        return reviews.log(tx, "added", item)
                .invoke(seq -> say(
                        tx,
                        item,
                        new ReviewAdded(
                                item.id(),
                                item.twinId(),
                                item.routingDecisionId(),
                                item.reason(),
                                item.priority(),
                                item.status(),
                                item.claimedUntil(),
                                item.resolvedBy(),
                                seq)))
                .replaceWithVoid();
    }

    Uni<Void> resolved(Tx tx, ReviewItem item) {
        return reviews.log(tx, "resolved", item)
                .invoke(seq -> say(
                        tx,
                        item,
                        new ReviewResolved(
                                item.id(),
                                item.twinId(),
                                item.routingDecisionId(),
                                item.reason(),
                                item.priority(),
                                item.status(),
                                item.claimedUntil(),
                                item.resolvedBy(),
                                seq)))
                .replaceWithVoid();
    }

    private void say(Tx tx, ReviewItem item, PersonaReviews event) {
        outbox.say(tx, PersonaReviews.TOPIC, item.twinId().toString(), item.id().toString(), event);
    }
}

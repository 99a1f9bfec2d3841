package io.gemel.persona.review;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes a pending item off the queue, once. */
@ApplicationScoped
class ResolveReviewItem {

    sealed interface Outcome {
        record Resolved(ReviewItem item) implements Outcome {}

        record NotPending() implements Outcome {}

        record NotFound() implements Outcome {}
    }

    private final ReviewRepository reviews;
    private final ReviewNews news;

    ResolveReviewItem(ReviewRepository reviews, ReviewNews news) {
        this.reviews = reviews;
        this.news = news;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, ResolveRequest request, String by) {
        return reviews.lock(tx, twin, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            return found.get().status().equals("pending")
                    ? reviews.resolve(tx, id, request.status(), request.reviewNote(), by)
                            .call(item -> news.resolved(tx, item))
                            .map(Outcome.Resolved::new)
                    : Uni.createFrom().item(new Outcome.NotPending());
        });
    }
}

package io.gemel.persona.review;

import io.gemel.persona.queue.ReviewChange;
import io.gemel.persona.queue.ReviewItem;
import io.gemel.persona.queue.ReviewNews;
import io.gemel.persona.queue.ReviewRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes a dismissed item back; its note stays. */
@ApplicationScoped
class ReopenItem {

    sealed interface Outcome {
        record Reopened(ReviewItem item) implements Outcome {}

        record Refused(Obstacle why) implements Outcome {}
    }

    private final ReviewRepository reviews;
    private final ReviewNews news;

    ReopenItem(ReviewRepository reviews, ReviewNews news) {
        this.reviews = reviews;
        this.news = news;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id) {
        return reviews.lock(tx, twin, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.Refused(Obstacle.NOT_FOUND));
            }
            return found.get().is("dismissed")
                    ? reviews.reopen(tx, id)
                            .call(item -> news.say(tx, ReviewChange.REOPENED, item))
                            .map(Outcome.Reopened::new)
                    : Uni.createFrom().item(new Outcome.Refused(Obstacle.NOT_DISMISSED));
        });
    }
}

package io.gemel.persona.review;

import io.gemel.persona.queue.ReviewChange;
import io.gemel.persona.queue.ReviewItem;
import io.gemel.persona.queue.ReviewNews;
import io.gemel.persona.queue.ReviewRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ends a claim before its time. */
@ApplicationScoped
class ReleaseItem {

    sealed interface Outcome {
        record Released(ReviewItem item) implements Outcome {}

        record WasFree(ReviewItem item) implements Outcome {}

        record Refused(Obstacle why) implements Outcome {}
    }

    private final ReviewRepository reviews;
    private final ReviewNews news;

    ReleaseItem(ReviewRepository reviews, ReviewNews news) {
        this.reviews = reviews;
        this.news = news;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, UUID token) {
        return reviews.lock(tx, twin, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.Refused(Obstacle.NOT_FOUND));
            }
            var item = found.get();
            if (item.isHeldAgainst(token)) {
                return Uni.createFrom().item(new Outcome.Refused(Obstacle.CLAIMED));
            }
            return item.isClaimed()
                    ? reviews.release(tx, id)
                            .call(free -> news.say(tx, ReviewChange.RELEASED, free))
                            .map(Outcome.Released::new)
                    : Uni.createFrom().item(new Outcome.WasFree(item.item()));
        });
    }
}

package io.gemel.persona.review;

import io.gemel.persona.queue.LockedItem;
import io.gemel.persona.queue.ReviewChange;
import io.gemel.persona.queue.ReviewItem;
import io.gemel.persona.queue.ReviewNews;
import io.gemel.persona.queue.ReviewRepository;
import io.gemel.platform.json.Fields;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a pending item for a while, or longer; the token says whose it is. */
@ApplicationScoped
class ClaimItem {

    record Request(int leaseSeconds, @Nullable UUID token) {

        private static final long DEFAULT_LEASE = 900;

        static Request read(Fields fields) {
            var lease = fields.integer("lease_seconds", false, 60, 3600);
            return new Request(
                    Objects.requireNonNullElse(lease, DEFAULT_LEASE).intValue(), fields.id("claim_token", false));
        }
    }

    sealed interface Outcome {
        record Claimed(ReviewItem item, UUID token) implements Outcome {}

        record Refused(Obstacle why) implements Outcome {}
    }

    private final ReviewRepository reviews;
    private final ReviewNews news;

    ClaimItem(ReviewRepository reviews, ReviewNews news) {
        this.reviews = reviews;
        this.news = news;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, Request request, String by) {
        return reviews.lock(tx, twin, id).chain(found -> {
            var item = found.orElse(null);
            var obstacle = Obstacle.before(item, request.token());
            return obstacle.isPresent()
                    ? Uni.createFrom().item(new Outcome.Refused(obstacle.get()))
                    : claim(tx, Objects.requireNonNull(item), request.leaseSeconds(), by);
        });
    }

    /** Whoever extends a claim keeps its token; a new claim gets one that nobody can guess. */
    private Uni<Outcome> claim(Tx tx, LockedItem item, int seconds, String by) {
        UUID token = Objects.requireNonNullElseGet(item.claimToken(), UUID::randomUUID);
        return reviews.claim(tx, item.item().id(), by, token, seconds)
                .call(claimed -> news.say(tx, ReviewChange.CLAIMED, claimed))
                .map(claimed -> new Outcome.Claimed(claimed, token));
    }
}

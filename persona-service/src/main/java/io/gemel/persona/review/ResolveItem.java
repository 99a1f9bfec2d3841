package io.gemel.persona.review;

import io.gemel.persona.correction.Correction;
import io.gemel.persona.correction.LearningInput;
import io.gemel.persona.correction.LearningInputRepository;
import io.gemel.persona.correction.NewLearningInput;
import io.gemel.persona.queue.ReviewChange;
import io.gemel.persona.queue.ReviewItem;
import io.gemel.persona.queue.ReviewNews;
import io.gemel.persona.queue.ReviewRepository;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Resolves or dismisses a pending item, with a correction if the owner gives one. */
@ApplicationScoped
class ResolveItem {

    record Request(
            String status,
            @Nullable String note,
            @Nullable UUID token,
            @Nullable Correction correction) {

        static Request read(Fields fields) {
            var status = Objects.requireNonNullElse(fields.oneOf("status", true, "resolved", "dismissed"), "");
            var note = fields.text("review_note", Text.optional(4000).prose());
            var token = fields.id("claim_token", false);
            var correction = fields.nested("learning_input", false, Correction::read);
            if (correction != null && status.equals("dismissed")) {
                fields.violation("learning_input", "set", "nothing is learnt from a dismissed item");
            }
            return new Request(status, note, token, correction);
        }
    }

    sealed interface Outcome {
        record Resolved(ReviewItem item, @Nullable LearningInput input) implements Outcome {}

        record Refused(Obstacle why) implements Outcome {}
    }

    private final ReviewRepository reviews;
    private final ReviewNews news;
    private final LearningInputRepository inputs;

    ResolveItem(ReviewRepository reviews, ReviewNews news, LearningInputRepository inputs) {
        this.reviews = reviews;
        this.news = news;
        this.inputs = inputs;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, Request request, String by) {
        return reviews.lock(tx, twin, id).chain(found -> {
            var obstacle = Obstacle.before(found.orElse(null), request.token());
            return obstacle.isPresent()
                    ? Uni.createFrom().item(new Outcome.Refused(obstacle.get()))
                    : learn(tx, found.get().item(), request.correction(), by)
                            .chain(input -> resolve(tx, id, request, by)
                                    .map(item -> new Outcome.Resolved(item, input.orElse(null))));
        });
    }

    private Uni<Optional<LearningInput>> learn(Tx tx, ReviewItem item, @Nullable Correction correction, String by) {
        return correction == null
                ? Uni.createFrom().item(Optional.empty())
                : inputs.insert(
                                tx,
                                new NewLearningInput(
                                        item.twinId(), correction, null, item.conversationId(), item.messageId(), by))
                        .map(Optional::of);
    }

    private Uni<ReviewItem> resolve(Tx tx, UUID id, Request request, String by) {
        return reviews.resolve(tx, List.of(id), request.status(), request.note(), by)
                .map(List::getFirst)
                .call(item -> news.say(tx, ReviewChange.RESOLVED, item));
    }
}

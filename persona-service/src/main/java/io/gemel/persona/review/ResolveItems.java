package io.gemel.persona.review;

import io.gemel.persona.queue.LockedItem;
import io.gemel.persona.queue.ReviewChange;
import io.gemel.persona.queue.ReviewNews;
import io.gemel.persona.queue.ReviewRepository;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves or dismisses many unclaimed items at once; each for itself, all in one transaction. */
@ApplicationScoped
class ResolveItems {

    record Request(List<UUID> ids, String status, @Nullable String note) {

        private static final int MOST = 100;
        private static final Text ID =
                Text.required(36).pattern(Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));

        static Request read(Fields fields) {
            return new Request(
                    fields.texts("item_ids", true, 1, MOST, ID).stream()
                            .map(UUID::fromString)
                            .toList(),
                    Objects.requireNonNullElse(fields.oneOf("status", true, "resolved", "dismissed"), ""),
                    fields.text("review_note", Text.optional(4000).prose()));
        }
    }

    /** What the single call would have answered. */
    record Result(UUID itemId, int status, @Nullable String code) {}

    private static final int OK = 200;

    private final ReviewRepository reviews;
    private final ReviewNews news;

    ResolveItems(ReviewRepository reviews, ReviewNews news) {
        this.reviews = reviews;
        this.news = news;
    }

    Uni<List<Result>> run(Tx tx, UUID twin, Request request, String by) {
        return reviews.lock(tx, twin, new LinkedHashSet<>(request.ids())).chain(found -> {
            Map<UUID, LockedItem> items =
                    found.stream().collect(Collectors.toMap(each -> each.item().id(), Function.identity()));
            var done = new LinkedHashSet<UUID>();
            var results = new ArrayList<Result>();
            for (UUID id : request.ids()) {
                results.add(result(id, items.get(id), done));
            }
            return resolve(tx, done, request, by).replaceWith(results);
        });
    }

    /** An item that is named twice was resolved by then. */
    private static Result result(UUID id, @Nullable LockedItem item, LinkedHashSet<UUID> done) {
        var obstacle = Obstacle.before(item, null);
        if (obstacle.isPresent()) {
            return new Result(id, obstacle.get().status(), obstacle.get().code());
        }
        return done.add(id)
                ? new Result(id, OK, null)
                : new Result(id, Obstacle.NOT_PENDING.status(), Obstacle.NOT_PENDING.code());
    }

    private Uni<Void> resolve(Tx tx, LinkedHashSet<UUID> ids, Request request, String by) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : reviews.resolve(tx, ids, request.status(), request.note(), by)
                        .chain(items -> news.say(tx, ReviewChange.RESOLVED, items));
    }
}

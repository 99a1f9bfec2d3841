package io.gemel.persona.queue;

import io.gemel.contracts.PersonaReviews;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Logs changes of a twin's items under its next numbers and says them. */
@ApplicationScoped
public class ReviewNews {

    private final ReviewEventRepository events;
    private final Outbox outbox;

    ReviewNews(ReviewEventRepository events, Outbox outbox) {
        this.events = events;
        this.outbox = outbox;
    }

    /** To be called while the transaction holds the items' rows. */
    public Uni<Void> say(Tx tx, ReviewChange change, ReviewItem item) {
        return say(tx, change, List.of(item));
    }

    /** As the other, for items of one twin; numbered in their order. */
    public Uni<Void> say(Tx tx, ReviewChange change, List<ReviewItem> items) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.reserveIds(items.size())
                .chain(() -> events.append(tx, change.label(), items))
                .invoke(first -> {
                    for (int i = 0; i < items.size(); i++) {
                        var item = items.get(i);
                        outbox.say(
                                tx,
                                PersonaReviews.TOPIC,
                                item.twinId().toString(),
                                item.id().toString(),
                                change.event(item, first + i));
                    }
                })
                .replaceWithVoid();
    }
}

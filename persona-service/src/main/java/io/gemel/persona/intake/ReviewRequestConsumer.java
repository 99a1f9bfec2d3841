package io.gemel.persona.intake;

import io.gemel.contracts.Event;
import io.gemel.contracts.ReviewRequests;
import io.gemel.contracts.ReviewRequests.ReviewRequested;
import io.gemel.contracts.ReviewRequests.Unknown;
import io.gemel.persona.queue.ReviewChange;
import io.gemel.persona.queue.ReviewNews;
import io.gemel.persona.queue.ReviewRepository;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.inbox.Refused;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Queues the turns that the runtime wants the owner to look at, one item per routing decision. */
@ApplicationScoped
class ReviewRequestConsumer {

    private final Inbox inbox;
    private final TwinRepository twins;
    private final ReviewRepository reviews;
    private final ReviewNews news;

    ReviewRequestConsumer(Inbox inbox, TwinRepository twins, ReviewRepository reviews, ReviewNews news) {
        this.inbox = inbox;
        this.twins = twins;
        this.reviews = reviews;
        this.news = news;
    }

    @Incoming("review-requests")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.each(records, ReviewRequests.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<ReviewRequests> event) {
        return switch (event.data()) {
            case ReviewRequested said ->
                twins.find(tx, said.twinId()).chain(found -> {
                    if (found.isEmpty()) {
                        throw new Refused("the tenant has no such twin");
                    }
                    return queue(tx, said);
                });
            case Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> queue(Tx tx, ReviewRequested said) {
        return reviews.insert(tx, said)
                .chain(item -> item.isPresent()
                        ? news.say(tx, ReviewChange.ADDED, item.get())
                        : Uni.createFrom().voidItem());
    }
}

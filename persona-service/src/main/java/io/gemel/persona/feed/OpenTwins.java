package io.gemel.persona.feed;

import io.gemel.persona.queue.ReviewEventRepository;
import io.gemel.platform.tenancy.TenantDb;
import io.gemel.platform.tenancy.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Asks, for each twin that somebody watches, how far its log has got; all streams of a twin share the asking. */
@ApplicationScoped
class OpenTwins {

    private static final Duration POLL = Duration.ofMillis(250);

    private record Watched(TenantId tenant, UUID twin) {}

    private final TenantDb db;
    private final ReviewEventRepository events;
    private final Map<Watched, Multi<Long>> watched = new ConcurrentHashMap<>();

    OpenTwins(TenantDb db, ReviewEventRepository events) {
        this.db = db;
        this.events = events;
    }

    /** The last number of the twin's log, again and again for as long as somebody listens. */
    Multi<Long> heads(TenantId tenant, UUID twin) {
        return watched.computeIfAbsent(new Watched(tenant, twin), this::poll);
    }

    /** A database that is away for a moment ends no stream. */
    private Multi<Long> poll(Watched one) {
        return Multi.createFrom()
                .ticks()
                .every(POLL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> db.in(one.tenant(), tx -> events.head(tx, one.twin()))
                        .onFailure()
                        .recoverWithUni(Uni.createFrom().nullItem()))
                .onTermination()
                .invoke(() -> watched.remove(one))
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }
}

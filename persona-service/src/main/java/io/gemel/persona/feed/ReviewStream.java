package io.gemel.persona.feed;

import io.gemel.persona.queue.ReviewEventRepository;
import io.gemel.persona.queue.ReviewEventRepository.Entry;
import io.gemel.platform.tenancy.TenantDb;
import io.gemel.platform.tenancy.TenantId;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The changes of a twin's queue behind a position, in order, each once, without end. The log is gapless in commit
 * order, so whoever reads on from the last number that it has read misses nothing, whoever wrote and wherever.
 */
@ApplicationScoped
class ReviewStream {

    private static final Logger LOG = Logger.getLogger(ReviewStream.class);
    private static final int PAGE = 200;

    private final TenantDb db;
    private final ReviewEventRepository events;
    private final OpenTwins open;

    ReviewStream(TenantDb db, ReviewEventRepository events, OpenTwins open) {
        this.db = db;
        this.events = events;
        this.open = open;
    }

    /** Ends when the database fails or the log no longer reaches the position: the reader comes again. */
    Multi<Entry> behind(Opening opening) {
        var tenant = opening.caller().tenant();
        var at = new AtomicLong(opening.position());
        Multi<Long> heads = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(opening.head()), open.heads(tenant, opening.twin()));
        return heads.onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToMultiAndConcatenate(last -> pages(tenant, opening.twin(), at, last))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "A stream of twin %s ended", opening.twin()))
                .onFailure()
                .recoverWithCompletion();
    }

    private Multi<Entry> pages(TenantId tenant, UUID twin, AtomicLong at, long head) {
        return at.get() >= head
                ? Multi.createFrom().empty()
                : Multi.createBy()
                        .repeating()
                        .uni(() -> db.in(tenant, tx -> events.behind(tx, twin, at.get(), PAGE))
                                .invoke(page -> advance(at, page)))
                        .whilst(page -> page.size() == PAGE)
                        .onItem()
                        .transformToIterable(page -> page);
    }

    private static void advance(AtomicLong at, List<Entry> page) {
        for (Entry each : page) {
            if (!at.compareAndSet(each.seq() - 1, each.seq())) {
                throw new IllegalStateException("the log has a gap behind " + at.get());
            }
        }
    }
}

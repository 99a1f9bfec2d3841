package io.gemel.persona.queue;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts of the table {@code owner_review_queue}. */
@ApplicationScoped
public class ReviewSummaryRepository {

    /** What waits for an owner. */
    public record Summary(
            long pending,
            long claimed,
            Map<String, Long> byReason,
            Map<String, Long> byPriority,
            Map<String, Long> byAge,
            @Nullable Instant oldestCreatedAt) {}

    private static final List<String> REASONS =
            List.of("clarify", "escalate", "refuse", "low_confidence", "needs_review");
    private static final List<String> PRIORITIES = List.of("high", "medium");
    private static final List<String> AGES = List.of("under_1h", "under_1d", "under_7d", "older");

    private static final String SUMMARY = """
            select count(*) as pending,
                   count(*) filter (where claimed_until > clock_timestamp()) as claimed,
                   count(*) filter (where reason = 'clarify') as clarify,
                   count(*) filter (where reason = 'escalate') as escalate,
                   count(*) filter (where reason = 'refuse') as refuse,
                   count(*) filter (where reason = 'low_confidence') as low_confidence,
                   count(*) filter (where reason = 'needs_review') as needs_review,
                   count(*) filter (where priority = 'high') as high,
                   count(*) filter (where priority = 'medium') as medium,
                   count(*) filter (where created_at > now() - interval '1 hour') as under_1h,
                   count(*) filter (where created_at <= now() - interval '1 hour'
                                      and created_at > now() - interval '1 day') as under_1d,
                   count(*) filter (where created_at <= now() - interval '1 day'
                                      and created_at > now() - interval '7 days') as under_7d,
                   count(*) filter (where created_at <= now() - interval '7 days') as older,
                   min(created_at) as oldest
              from owner_review_queue
             where twin_id = $1 and status = 'pending'
            """;

    /** Counts the pending items of a twin. */
    public Uni<Summary> of(Tx tx, UUID twin) {
        return tx.run(SUMMARY, twin).map(rows -> fromRow(rows.iterator().next()));
    }

    private static Summary fromRow(Row row) {
        var oldest = row.get(OffsetDateTime.class, "oldest");
        return new Summary(
                row.getLong("pending"),
                row.getLong("claimed"),
                counts(row, REASONS),
                counts(row, PRIORITIES),
                counts(row, AGES),
                oldest == null ? null : oldest.toInstant());
    }

    private static Map<String, Long> counts(Row row, List<String> names) {
        var counts = new LinkedHashMap<String, Long>();
        names.forEach(name -> counts.put(name, row.getLong(name)));
        return counts;
    }
}

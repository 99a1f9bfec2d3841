package io.gemel.persona.review;

import io.gemel.contracts.ReviewRequests.ReviewRequested;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code owner_review_queue} and the numbered log of its changes. */
@ApplicationScoped
class ReviewRepository {

    private static final String COLUMNS =
            " id, twin_id, conversation_id, message_id, routing_decision_id, reason, priority, status, intent, workflow,"
                    + " confidence, persona_spec_version, question_preview, review_note, claimed_by, claimed_until,"
                    + " resolved_by, resolved_at, created_at ";

    private static final String INSERT = """
            insert into owner_review_queue (id, twin_id, conversation_id, message_id, routing_decision_id, reason,
                                            priority, intent, workflow, confidence, persona_spec_version,
                                            question_preview)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::numeric, $11, $12)
            on conflict (tenant_id, routing_decision_id) do nothing
            returning""" + COLUMNS;

    private static final String FIND = "select" + COLUMNS + "from owner_review_queue where twin_id = $1 and id = $2";

    private static final String LOCK =
            "select" + COLUMNS + "from owner_review_queue where twin_id = $1 and id = $2 for update";

    private static final String LIST = "select" + COLUMNS + """
            from owner_review_queue
             where twin_id = $1
               and ($2 = 'all' or status = $2)
               and ($3::text is null or reason = $3)
               and ($4::text is null or priority = $4)
               and ($5::uuid is null or id < $5)
             order by id desc
             limit $6
            """;

    private static final String RESOLVE = """
            update owner_review_queue
               set status = $2, review_note = coalesce($3, review_note), resolved_by = $4, resolved_at = now()
             where id = $1
            returning""" + COLUMNS;

    private static final String NEXT_SEQ = """
            insert into review_counters (twin_id, seq)
            values ($1, 1)
            on conflict (tenant_id, twin_id) do update set seq = review_counters.seq + 1
            returning seq
            """;

    private static final String LOG =
            "insert into review_events (twin_id, seq, name, item) values ($1, $2, $3, $4::text::jsonb)";

    /** The new item, or none when its decision has one already. */
    Uni<Optional<ReviewItem>> insert(Tx tx, ReviewRequested said) {
        return tx.run(
                        INSERT,
                        tx.newId(),
                        said.twinId(),
                        said.conversationId(),
                        said.messageId(),
                        said.routingDecisionId(),
                        said.reason(),
                        said.priority(),
                        said.intent(),
                        said.workflow(),
                        said.confidence().toPlainString(),
                        said.personaSpecVersion(),
                        said.questionPreview())
                .map(ReviewRepository::first);
    }

    Uni<Optional<ReviewItem>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(ReviewRepository::first);
    }

    Uni<Optional<ReviewItem>> lock(Tx tx, UUID twin, UUID id) {
        return tx.run(LOCK, twin, id).map(ReviewRepository::first);
    }

    Uni<List<ReviewItem>> list(Tx tx, UUID twin, ReviewFilter filter) {
        return tx.run(LIST, twin, filter.status(), filter.reason(), filter.priority(), filter.after(), filter.limit())
                .map(rows -> rows.stream().map(ReviewRepository::fromRow).toList());
    }

    Uni<ReviewItem> resolve(Tx tx, UUID id, String status, @Nullable String note, String by) {
        return tx.run(RESOLVE, id, status, note, by).map(rows -> first(rows).orElseThrow());
    }

    /** Appends to the log under the twin's next number; its counter row stays locked until the transaction ends. */
    Uni<Long> log(Tx tx, String name, ReviewItem item) {
        return tx.run(NEXT_SEQ, item.twinId())
                .map(rows -> rows.iterator().next().getLong("seq"))
                .call(seq -> tx.run(LOG, item.twinId(), seq, name, Json.write(item)));
    }

    private static Optional<ReviewItem> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(ReviewRepository::fromRow);
    }

    private static ReviewItem fromRow(Row row) {
        return new ReviewItem(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("conversation_id"),
                row.getString("message_id"),
                row.getUUID("routing_decision_id"),
                row.getString("reason"),
                row.getString("priority"),
                row.getString("status"),
                new ReviewItem.Payload(
                        row.getString("intent"),
                        row.getString("workflow"),
                        row.getBigDecimal("confidence").stripTrailingZeros(),
                        row.getString("persona_spec_version"),
                        row.getString("question_preview")),
                row.getString("review_note"),
                row.getString("claimed_by"),
                time(row, "claimed_until"),
                row.getString("resolved_by"),
                time(row, "resolved_at"),
                row.get(OffsetDateTime.class, "created_at").toInstant());
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}

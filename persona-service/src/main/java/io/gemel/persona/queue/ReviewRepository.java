package io.gemel.persona.queue;

import io.gemel.contracts.ReviewRequests.ReviewRequested;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code owner_review_queue}. Whether a claim lasts is the database's clock to say. */
@ApplicationScoped
public class ReviewRepository {

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

    private static final String LOCK = "select" + COLUMNS + """
                 , case when claimed_until > clock_timestamp() then claim_token end as claim_token
              from owner_review_queue
             where twin_id = $1 and id = any($2)
             order by id
               for update
            """;

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

    private static final String CLAIM = """
            update owner_review_queue
               set claimed_by = $2, claim_token = $3,
                   claimed_until = clock_timestamp() + make_interval(secs => $4::int)
             where id = $1
            returning""" + COLUMNS;

    private static final String RELEASE = """
            update owner_review_queue
               set claimed_by = null, claim_token = null, claimed_until = null
             where id = $1
            returning""" + COLUMNS;

    private static final String RESOLVE = """
            update owner_review_queue
               set status = $2, review_note = coalesce($3, review_note), resolved_by = $4, resolved_at = now(),
                   claimed_by = null, claim_token = null, claimed_until = null
             where id = any($1)
            returning""" + COLUMNS;

    private static final String REOPEN = """
            update owner_review_queue
               set status = 'pending', resolved_by = null, resolved_at = null
             where id = $1
            returning""" + COLUMNS;

    /** The new item, or none when its decision has one already. */
    public Uni<Optional<ReviewItem>> insert(Tx tx, ReviewRequested said) {
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
                .map(rows -> all(rows).stream().findFirst());
    }

    public Uni<Optional<ReviewItem>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(rows -> all(rows).stream().findFirst());
    }

    public Uni<Optional<LockedItem>> lock(Tx tx, UUID twin, UUID id) {
        return lock(tx, twin, List.of(id)).map(items -> items.stream().findFirst());
    }

    /** Those of the twin's items, locked in the order of their ids. */
    public Uni<List<LockedItem>> lock(Tx tx, UUID twin, Collection<UUID> ids) {
        return tx.run(LOCK, twin, ids.toArray(UUID[]::new)).map(rows -> rows.stream()
                .map(row -> new LockedItem(fromRow(row), row.getUUID("claim_token")))
                .toList());
    }

    public Uni<List<ReviewItem>> list(Tx tx, UUID twin, ReviewFilter filter) {
        return tx.run(LIST, twin, filter.status(), filter.reason(), filter.priority(), filter.after(), filter.limit())
                .map(ReviewRepository::all);
    }

    public Uni<ReviewItem> claim(Tx tx, UUID id, String by, UUID token, int seconds) {
        return tx.run(CLAIM, id, by, token, seconds).map(rows -> all(rows).getFirst());
    }

    public Uni<ReviewItem> release(Tx tx, UUID id) {
        return tx.run(RELEASE, id).map(rows -> all(rows).getFirst());
    }

    /** Resolves or dismisses items; a note that is not given leaves theirs. Nobody claims them afterwards. */
    public Uni<List<ReviewItem>> resolve(Tx tx, Collection<UUID> ids, String status, @Nullable String note, String by) {
        return tx.run(RESOLVE, ids.toArray(UUID[]::new), status, note, by).map(ReviewRepository::all);
    }

    public Uni<ReviewItem> reopen(Tx tx, UUID id) {
        return tx.run(REOPEN, id).map(rows -> all(rows).getFirst());
    }

    private static List<ReviewItem> all(RowSet<Row> rows) {
        return rows.stream().map(ReviewRepository::fromRow).toList();
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

package io.gemel.audit.ph1d;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code audit_events}. */
@ApplicationScoped
class AuditEventRepository {

    /** Rows of one thread are numbered in the order of their commits, so a cursor never passes an uncommitted row. */
    private static final String LOCK_THREAD = """
            select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id') || '/' || $1::uuid::text, 0))
            """;

    private static final String INSERT = """
            insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, session_id, user_id,
                                      device_id, payload, idempotency_key, request_digest, occurred_at)
            values ('PH1.D', 'Other', $1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11)
            on conflict (tenant_id, engine, correlation_id, idempotency_key) do nothing
            returning event_id, created_at, request_digest
            """;

    private static final String FIND = """
            select event_id, created_at, request_digest
              from audit_events
             where engine = 'PH1.D' and correlation_id = $1 and idempotency_key = $2
            """;

    private static final String THREAD = """
            select event_id, engine, event_type, severity, reason_code, correlation_id, turn_id, session_id, user_id, device_id,
                   payload::text, idempotency_key, occurred_at, created_at
              from audit_events
             where engine = 'PH1.D' and correlation_id = $1 and ($2::bigint is null or event_id > $2)
             order by event_id
             limit $3
            """;

    /** A stored commit: what is answered, and what tells a replay from another request. */
    record Stored(String eventId, Instant createdAt, String digest) {}

    Uni<Void> lockThread(Tx tx, CorrelationId correlation) {
        return tx.run(LOCK_THREAD, correlation.uuid()).replaceWithVoid();
    }

    /** Nothing when the thread holds a row of this key already. */
    Uni<Optional<Stored>> insert(Tx tx, Ph1dCommit commit, String digest) {
        var occurred = commit.occurredAt();
        return tx.run(
                        INSERT,
                        commit.mode().severity(),
                        commit.reasonCode(),
                        commit.correlation().uuid(),
                        commit.turnId(),
                        commit.sessionId(),
                        commit.userId(),
                        commit.deviceId(),
                        commit.payload().toString(),
                        commit.idempotencyKey(),
                        digest,
                        occurred == null ? null : occurred.atOffset(ZoneOffset.UTC))
                .map(rows -> rows.stream().findFirst().map(AuditEventRepository::stored));
    }

    Uni<Stored> find(Tx tx, CorrelationId correlation, String idempotencyKey) {
        return tx.run(FIND, correlation.uuid(), idempotencyKey)
                .map(rows -> stored(rows.iterator().next()));
    }

    /** One thread from after {@code after} on, oldest first. */
    Uni<List<AuditEvent>> thread(Tx tx, CorrelationId correlation, @Nullable Long after, int limit) {
        return tx.run(THREAD, correlation.uuid(), after, limit)
                .map(rows -> rows.stream().map(AuditEventRepository::fromRow).toList());
    }

    private static Stored stored(Row row) {
        return new Stored(
                Long.toString(row.getLong("event_id")), instant(row, "created_at"), row.getString("request_digest"));
    }

    private static AuditEvent fromRow(Row row) {
        var correlation = new CorrelationId(row.getUUID("correlation_id"));
        return new AuditEvent(
                Long.toString(row.getLong("event_id")),
                row.getString("engine"),
                row.getString("event_type"),
                row.getString("severity"),
                row.getLong("reason_code"),
                correlation.decimal(),
                correlation.uuid(),
                Long.toString(row.getLong("turn_id")),
                row.getString("session_id"),
                row.getString("user_id"),
                row.getString("device_id"),
                Json.read(row.getString("payload")),
                row.getString("idempotency_key"),
                row.getOffsetDateTime("occurred_at") == null ? null : instant(row, "occurred_at"),
                instant(row, "created_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time.toInstant();
    }
}

package io.gemel.audit.ph1d.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.gemel.audit.correlation.CorrelationId;
import io.gemel.audit.ph1d.commit.Ph1dCommit;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table {@code audit_events}; everything that is written is an insert. */
@ApplicationScoped
public class AuditEventRepository {

    /**
     * Rows of one thread are numbered in the order of their commits, so a cursor never passes an uncommitted row. Several threads are
     * locked in ascending order, all before the first insert.
     */
    private static final String LOCK_THREADS = """
            select pg_advisory_xact_lock(k.key)
              from (select distinct hashtextextended(current_setting('app.tenant_id') || '/' || c::text, 0) as key
                      from unnest($1::uuid[]) c
                     order by 1) k
            """;

    private static final String INSERT = """
            insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, session_id, user_id,
                                      device_id, payload, idempotency_key, request_digest, occurred_at)
            select 'PH1.D', 'Other', s.severity, s.reason_code, s.correlation_id, s.turn_id, s.session_id, s.user_id,
                   s.device_id, s.payload, s.idempotency_key, s.request_digest, s.occurred_at
              from rows from (jsonb_to_recordset($1::text::jsonb) as (
                       severity text, reason_code bigint, correlation_id uuid, turn_id bigint, session_id text, user_id text,
                       device_id text, payload jsonb, idempotency_key text, request_digest text, occurred_at timestamptz))
                   with ordinality s
             order by s.ordinality
            on conflict (tenant_id, engine, correlation_id, idempotency_key) do nothing
            returning event_id, created_at, request_digest, correlation_id, idempotency_key
            """;

    private static final String FIND = """
            select e.event_id, e.created_at, e.request_digest, e.correlation_id, e.idempotency_key
              from unnest($2::uuid[], $3::text[]) k (correlation_id, idempotency_key)
              join audit_events e on e.engine = $1 and e.correlation_id = k.correlation_id and e.idempotency_key = k.idempotency_key
            """;

    private static final String INSERT_READ = """
            insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, user_id, payload,
                                      idempotency_key, request_digest)
            select 'PH1.J', 'Other', 'INFO', $1, $2, 0, $3,
                   jsonb_build_object('decision', 'DIAGNOSTIC_READ', 'purpose', $4::text, 'row_count', count(*)::text), $5, $6
              from audit_events
             where engine = 'PH1.D' and correlation_id = $2
            on conflict (tenant_id, engine, correlation_id, idempotency_key) do nothing
            returning event_id, created_at, request_digest, correlation_id, idempotency_key
            """;

    private static final String THREAD = """
            select event_id, engine, event_type, severity, reason_code, correlation_id, turn_id, session_id, user_id, device_id,
                   payload::text, idempotency_key, occurred_at, created_at
              from audit_events
             where engine = 'PH1.D' and correlation_id = $1 and ($2::bigint is null or event_id > $2)
             order by event_id
             limit $3
            """;

    private static final String READS = """
            select event_id, engine, event_type, severity, reason_code, correlation_id, turn_id, session_id, user_id, device_id,
                   payload::text, idempotency_key, occurred_at, created_at
              from audit_events
             where engine = 'PH1.J' and ($1::uuid is null or correlation_id = $1) and ($2::bigint is null or event_id < $2)
             order by event_id desc
             limit $3
            """;

    public Uni<Void> lockThreads(Tx tx, Collection<CorrelationId> threads) {
        return tx.run(LOCK_THREADS, (Object)
                        threads.stream().map(CorrelationId::uuid).distinct().toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** The rows that are new, numbered in the order of {@code commits}; of two with one key only the first can be. */
    public Uni<List<Stored>> insert(Tx tx, List<Ph1dCommit> commits) {
        ArrayNode rows = Json.mapper().createArrayNode();
        commits.forEach(commit -> rows.add(commit.row()));
        return tx.run(INSERT, rows.toString()).map(AuditEventRepository::stored);
    }

    /** The rows of PH1.D that have the keys of {@code commits}. */
    public Uni<List<Stored>> find(Tx tx, List<Ph1dCommit> commits) {
        return tx.run(
                        FIND,
                        "PH1.D",
                        commits.stream().map(c -> c.correlation().uuid()).toArray(UUID[]::new),
                        commits.stream().map(Ph1dCommit::idempotencyKey).toArray(String[]::new))
                .map(AuditEventRepository::stored);
    }

    /** Nothing when a read of this thread has the key already. */
    public Uni<Optional<Stored>> insertRead(Tx tx, DiagnosticRead read) {
        return tx.run(
                        INSERT_READ,
                        DiagnosticRead.REASON_CODE,
                        read.correlation().uuid(),
                        read.reader(),
                        read.purpose(),
                        read.idempotencyKey(),
                        read.digest())
                .map(rows -> stored(rows).stream().findFirst());
    }

    public Uni<Stored> findRead(Tx tx, DiagnosticRead read) {
        return tx.run(FIND, "PH1.J", new UUID[] {read.correlation().uuid()}, new String[] {read.idempotencyKey()})
                .map(rows -> stored(rows).getFirst());
    }

    /** One thread from after {@code after} on, oldest first. */
    public Uni<List<AuditEvent>> thread(Tx tx, CorrelationId correlation, @Nullable Long after, int limit) {
        return tx.run(THREAD, correlation.uuid(), after, limit).map(AuditEventRepository::events);
    }

    /** Diagnostic reads before {@code before}, newest first; of one thread or of all. */
    public Uni<List<AuditEvent>> reads(Tx tx, @Nullable CorrelationId correlation, @Nullable Long before, int limit) {
        return tx.run(READS, correlation == null ? null : correlation.uuid(), before, limit)
                .map(AuditEventRepository::events);
    }

    private static List<Stored> stored(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Stored::fromRow)
                .toList();
    }

    private static List<AuditEvent> events(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AuditEvent::fromRow)
                .toList();
    }
}

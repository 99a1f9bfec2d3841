package io.gemel.audit.goldcase.kept;

import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code gold_cases}, read with its cluster, its only possible move and whose twin it is about. */
@ApplicationScoped
public class GoldCaseRepository {

    private static final String INSERT = """
            insert into gold_cases (id, gold_status, trigger, event_type, tool_status, task, twin_id, correlation_id, turn_id,
                                    confidence_bucket, reason_code_chain, missing_fields, primary_fingerprint,
                                    secondary_fingerprint, outcome, latency_ms, retries, final_transcript, clamped_fields,
                                    occurred_at, created_at)
            select c.id, c.gold_status, c.trigger, c.event_type, c.tool_status, c.task, c.twin_id, c.correlation_uuid, c.turn_id,
                   c.confidence_bucket, c.reason_code_chain, c.missing_fields, c.primary_fingerprint,
                   c.secondary_fingerprint, c.outcome, (c.metrics ->> 'latency_ms')::integer, (c.metrics ->> 'retries')::integer,
                   c.final_transcript, c.clamped_fields, c.occurred_at, c.created_at
              from jsonb_to_recordset($1::text::jsonb) c (
                       id text, gold_status text, trigger text, event_type text, tool_status text, task text, twin_id uuid,
                       correlation_uuid uuid, turn_id bigint, confidence_bucket text, reason_code_chain bigint[],
                       missing_fields text[], primary_fingerprint text, secondary_fingerprint text, outcome jsonb, metrics jsonb,
                       final_transcript text, clamped_fields text[], occurred_at timestamptz, created_at timestamptz)
             order by c.id
            on conflict (tenant_id, id) do nothing
            returning id
            """;

    private static final String SELECT = """
            select g.id, g.gold_status, g.trigger, g.event_type, g.tool_status, g.task, g.twin_id, f.id as cluster_id,
                   g.correlation_id, g.turn_id, g.confidence_bucket, g.reason_code_chain, g.missing_fields, g.primary_fingerprint,
                   g.secondary_fingerprint, g.outcome::text, g.latency_ms, g.retries, g.final_transcript, g.corrected_output,
                   g.clamped_fields, g.occurred_at, g.created_at, m.from_status, m.to_status, m.moved_by, m.moved_at,
                   m.provenance, m.evidence_ref, m.reason, coalesce(d.owner_id = $1, false) as own
              from gold_cases g
              left join failure_clusters f on f.primary_fingerprint = g.primary_fingerprint
              left join gold_case_moves m on m.gold_case_id = g.id
              left join twin_directory d on d.twin_id = g.twin_id
            """;

    private static final String FIND = SELECT + " where ($2::boolean or d.owner_id = $1) and g.id = $3";

    private static final String LOCK = FIND + " for update of g";

    private static final String FILTERED = SELECT + """
             where ($2::boolean or d.owner_id = $1)
               and ($3::text is null or g.gold_status = $3)
               and ($4::text is null or g.primary_fingerprint = $4)
               and ($5::text is null or g.task = $5)
               and ($6::uuid is null or g.twin_id = $6)
               and ($7::timestamptz is null or g.occurred_at >= $7)
               and ($8::timestamptz is null or g.occurred_at < $8)
            """;

    private static final String LIST = FILTERED + """
               and ($9::timestamptz is null or g.created_at < $9 or (g.created_at = $9 and g.id > $10))
             order by g.created_at desc, g.id
             limit $11
            """;

    private static final String EXPORT = FILTERED + """
               and ($9::text is null or g.id > $9)
             order by g.id
             limit $10
            """;

    private static final String MOVE = """
            update gold_cases set gold_status = $2, corrected_output = $3 where id = $1
            """;

    /** The ids of those that are new. */
    public Uni<Set<String>> insert(Tx tx, List<GoldCase> cases) {
        return tx.run(INSERT, Json.write(cases)).map(rows -> {
            var fresh = new HashSet<String>();
            rows.forEach(row -> fresh.add(row.getString("id")));
            return fresh;
        });
    }

    /** Newest first, then by id, as far as {@code reader} may see. */
    public Uni<List<GoldCase>> list(Tx tx, Reader reader, Filter filter, @Nullable After after, int limit) {
        var arguments = arguments(reader, filter);
        arguments.addAll(Arrays.asList(
                after == null ? null : offset(after.createdAt()), after == null ? null : after.id(), limit));
        return cases(tx, reader, LIST, arguments);
    }

    /** By id, from after {@code after} on. */
    public Uni<List<GoldCase>> export(Tx tx, Reader reader, Filter filter, @Nullable String after, int limit) {
        var arguments = arguments(reader, filter);
        arguments.addAll(Arrays.asList(after, limit));
        return cases(tx, reader, EXPORT, arguments);
    }

    public Uni<Optional<GoldCase>> find(Tx tx, Reader reader, String id) {
        return cases(tx, reader, FIND, Arrays.asList(reader.sub(), reader.all(), id))
                .map(found -> found.stream().findFirst());
    }

    /** As {@link #find}, and nobody else moves the case until the transaction ends. */
    public Uni<Optional<GoldCase>> lock(Tx tx, Reader reader, String id) {
        return cases(tx, reader, LOCK, Arrays.asList(reader.sub(), reader.all(), id))
                .map(found -> found.stream().findFirst());
    }

    public Uni<Void> move(Tx tx, String id, String status, @Nullable String correctedOutput) {
        return tx.run(MOVE, id, status, correctedOutput).replaceWithVoid();
    }

    /** The last row of the page before. */
    public record After(Instant createdAt, String id) {}

    private static Uni<List<GoldCase>> cases(Tx tx, Reader reader, String sql, List<?> arguments) {
        return tx.run(sql, arguments.toArray()).map(rows -> rows.stream()
                .map(row -> reader.sees(GoldCaseRow.fromRow(row), row.getBoolean("own")))
                .toList());
    }

    private static List<@Nullable Object> arguments(Reader reader, Filter filter) {
        return new ArrayList<>(Arrays.asList(
                reader.sub(),
                reader.all(),
                filter.status(),
                filter.primaryFingerprint(),
                filter.task(),
                filter.twinId(),
                offset(filter.from()),
                offset(filter.to())));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}

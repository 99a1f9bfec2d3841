package io.gemel.audit.goldcase;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gemel.audit.correlation.CorrelationId;
import io.gemel.audit.goldcase.GoldCaseResource.Filter;
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

/** The table {@code gold_cases}. */
@ApplicationScoped
class GoldCaseRepository {

    private static final String INSERT = """
            insert into gold_cases (id, gold_status, trigger, event_type, tool_status, task, twin_id, correlation_id, turn_id,
                                    confidence_bucket, reason_code_chain, missing_fields, primary_fingerprint,
                                    secondary_fingerprint, outcome, latency_ms, retries, final_transcript, clamped_fields,
                                    occurred_at, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::text::jsonb, $16, $17, $18, $19, $20, $21)
            on conflict (tenant_id, id) do nothing
            """;

    private static final String LIST = """
            select g.id, g.gold_status, g.trigger, g.event_type, g.tool_status, g.task, g.twin_id, g.correlation_id, g.turn_id,
                   g.confidence_bucket, g.reason_code_chain, g.missing_fields, g.primary_fingerprint, g.secondary_fingerprint,
                   g.outcome::text, g.latency_ms, g.retries, g.final_transcript, g.corrected_output, g.clamped_fields,
                   g.occurred_at, g.created_at, coalesce(d.owner_id = $1, false) as own
              from gold_cases g
              left join twin_directory d on d.twin_id = g.twin_id
             where ($2::boolean or d.owner_id = $1)
               and ($3::text is null or g.gold_status = $3)
               and ($4::text is null or g.primary_fingerprint = $4)
               and ($5::text is null or g.task = $5)
               and ($6::uuid is null or g.twin_id = $6)
               and ($7::timestamptz is null or g.occurred_at >= $7)
               and ($8::timestamptz is null or g.occurred_at < $8)
               and ($9::timestamptz is null or g.created_at < $9 or (g.created_at = $9 and g.id > $10))
             order by g.created_at desc, g.id
             limit $11
            """;

    private static final String FIND = """
            select g.id, g.gold_status, g.trigger, g.event_type, g.tool_status, g.task, g.twin_id, g.correlation_id, g.turn_id,
                   g.confidence_bucket, g.reason_code_chain, g.missing_fields, g.primary_fingerprint, g.secondary_fingerprint,
                   g.outcome::text, g.latency_ms, g.retries, g.final_transcript, g.corrected_output, g.clamped_fields,
                   g.occurred_at, g.created_at, coalesce(d.owner_id = $1, false) as own
              from gold_cases g
              left join twin_directory d on d.twin_id = g.twin_id
             where ($2::boolean or d.owner_id = $1) and g.id = $3
            """;

    /** Whether the case is new. */
    Uni<Boolean> insert(Tx tx, GoldCase c) {
        return tx.run(
                        INSERT,
                        c.id(),
                        c.goldStatus(),
                        c.trigger(),
                        c.eventType(),
                        c.toolStatus(),
                        c.task(),
                        c.twinId(),
                        c.correlationUuid(),
                        Long.valueOf(c.turnId()),
                        c.confidenceBucket(),
                        c.reasonCodeChain().toArray(Long[]::new),
                        c.missingFields().toArray(String[]::new),
                        c.primaryFingerprint(),
                        c.secondaryFingerprint(),
                        Json.write(c.outcome()),
                        c.metrics().latencyMs(),
                        c.metrics().retries(),
                        c.finalTranscript(),
                        c.clampedFields().toArray(String[]::new),
                        offset(c.occurredAt()),
                        offset(c.createdAt()))
                .map(done -> done.rowCount() == 1);
    }

    /** Newest first, then by id, as far as {@code reader} may see. */
    Uni<List<GoldCase>> list(Tx tx, Reader reader, Filter filter, @Nullable After after, int limit) {
        return tx.run(
                        LIST,
                        reader.sub(),
                        reader.all(),
                        filter.status(),
                        filter.primaryFingerprint(),
                        filter.task(),
                        filter.twinId(),
                        offset(filter.from()),
                        offset(filter.to()),
                        after == null ? null : offset(after.createdAt()),
                        after == null ? null : after.id(),
                        limit)
                .map(rows -> rows.stream().map(row -> seen(reader, row)).toList());
    }

    Uni<Optional<GoldCase>> find(Tx tx, Reader reader, String id) {
        return tx.run(FIND, reader.sub(), reader.all(), id)
                .map(rows -> rows.stream().findFirst().map(row -> seen(reader, row)));
    }

    /** The last row of the page before. */
    record After(Instant createdAt, String id) {}

    private static GoldCase seen(Reader reader, Row row) {
        return reader.sees(fromRow(row), row.getBoolean("own"));
    }

    private static GoldCase fromRow(Row row) {
        var correlation = new CorrelationId(row.getUUID("correlation_id"));
        return new GoldCase(
                row.getString("id"),
                GoldCase.ENGINE,
                GoldCase.OWNER,
                GoldCase.PATH_TYPE,
                row.getString("gold_status"),
                row.getString("trigger"),
                row.getString("event_type"),
                row.getString("tool_status"),
                row.getString("task"),
                row.getUUID("twin_id"),
                null,
                correlation.decimal(),
                correlation.uuid(),
                Long.toString(row.getLong("turn_id")),
                row.getString("confidence_bucket"),
                List.of(row.getArrayOfLongs("reason_code_chain")),
                List.of(row.getArrayOfStrings("missing_fields")),
                row.getString("primary_fingerprint"),
                row.getString("secondary_fingerprint"),
                outcome(row.getString("outcome")),
                new GoldCase.Metrics(row.getInteger("latency_ms"), row.getInteger("retries")),
                row.getString("final_transcript"),
                row.getString("corrected_output"),
                List.of(row.getArrayOfStrings("clamped_fields")),
                List.of(),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static GoldCase.Outcome outcome(String json) {
        try {
            return Json.mapper().readValue(json, GoldCase.Outcome.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored outcome cannot be read", e);
        }
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}

package io.gemel.audit.goldcase.kept;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** A row of {@code gold_cases} with its cluster and its move, as the case that it is. */
final class GoldCaseRow {

    private GoldCaseRow() {}

    static GoldCase fromRow(Row row) {
        return new GoldCase(
                row.getString("id"),
                row.getString("gold_status"),
                turn(row),
                finding(row),
                row.getUUID("cluster_id"),
                outcome(row.getString("outcome")),
                new GoldCase.Metrics(row.getInteger("latency_ms"), row.getInteger("retries")),
                row.getString("final_transcript"),
                row.getString("corrected_output"),
                List.of(row.getArrayOfStrings("clamped_fields")),
                history(row),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static GoldCase.Turn turn(Row row) {
        return GoldCase.Turn.of(
                row.getString("task"),
                row.getUUID("twin_id"),
                new CorrelationId(row.getUUID("correlation_id")),
                Long.toString(row.getLong("turn_id")));
    }

    private static GoldCase.Finding finding(Row row) {
        return new GoldCase.Finding(
                row.getString("trigger"),
                row.getString("event_type"),
                row.getString("tool_status"),
                row.getString("confidence_bucket"),
                List.of(row.getArrayOfLongs("reason_code_chain")),
                List.of(row.getArrayOfStrings("missing_fields")),
                row.getString("primary_fingerprint"),
                row.getString("secondary_fingerprint"));
    }

    /** Only a pending case moves, so there is at most one move. */
    private static List<GoldCase.Move> history(Row row) {
        return row.getString("to_status") == null
                ? List.of()
                : List.of(new GoldCase.Move(
                        row.getString("from_status"),
                        row.getString("to_status"),
                        row.getString("moved_by"),
                        row.getOffsetDateTime("moved_at").toInstant(),
                        row.getString("provenance"),
                        row.getString("evidence_ref"),
                        row.getString("reason")));
    }

    private static GoldCase.Outcome outcome(String json) {
        try {
            return Json.mapper().readValue(json, GoldCase.Outcome.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored outcome cannot be read", e);
        }
    }
}

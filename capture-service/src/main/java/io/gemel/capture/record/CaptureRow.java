package io.gemel.capture.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.capture.candidate.ModuleCandidate;
import io.gemel.capture.clause.Basis;
import io.gemel.capture.judgement.Capture;
import io.gemel.capture.judgement.CaptureRecord;
import io.gemel.capture.judgement.DecisionTrace;
import io.gemel.capture.judgement.Introspection;
import io.gemel.capture.judgement.Preference;
import io.gemel.capture.judgement.RecordHead;
import io.gemel.platform.json.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@link CaptureRepository} as the capture that was recorded. */
final class CaptureRow {

    private CaptureRow() {}

    static Capture capture(Row row) {
        var head = head(row);
        var own = Json.read(row.getString("own"));
        CaptureRecord record =
                switch (row.getString("type")) {
                    case "sjt" -> trace(head, own);
                    case "pairwise" -> preference(head, own);
                    default -> introspection(head, own);
                };
        return Capture.kept(record, candidate(row, head), retraction(row));
    }

    private static RecordHead head(Row row) {
        return new RecordHead(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("owner_id"),
                row.getUUID("training_session_id"),
                row.getString("intent_label"),
                Json.read(row.getString("metadata")),
                List.of(row.getArrayOfStrings("clause_ids")),
                time(row, "created_at"));
    }

    private static DecisionTrace trace(RecordHead head, JsonNode own) {
        return new DecisionTrace(
                head,
                text(own, "scenario_id"),
                text(own, "prompt"),
                own.get("options"),
                text(own, "selected_option"),
                text(own, "rationale"),
                own.get("thresholds"));
    }

    private static Preference preference(RecordHead head, JsonNode own) {
        return new Preference(
                head,
                text(own, "prompt"),
                new Basis.Pairwise.Text(text(own, "candidate_a_id"), text(own, "candidate_a_text")),
                new Basis.Pairwise.Text(text(own, "candidate_b_id"), text(own, "candidate_b_text")),
                text(own, "preferred"),
                text(own, "rationale"));
    }

    private static Introspection introspection(RecordHead head, JsonNode own) {
        return new Introspection(head, text(own, "question"), text(own, "answer"), own.get("thresholds"));
    }

    private static ModuleCandidate candidate(Row row, RecordHead head) {
        return new ModuleCandidate(
                row.getUUID("candidate_id"),
                row.getString("type"),
                head.id(),
                row.getString("module_id"),
                head.intentLabel(),
                Json.read(row.getString("module_data")),
                head.clauseIds(),
                row.getBigDecimal("confidence").stripTrailingZeros(),
                ModuleCandidate.DRAFT,
                head.createdAt());
    }

    private static Capture.@Nullable Retraction retraction(Row row) {
        String by = row.getString("retracted_by");
        return by == null ? null : new Capture.Retraction(row.getString("note"), by, time(row, "retracted_at"));
    }

    private static String text(JsonNode own, String name) {
        return own.get(name).textValue();
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}

package io.gemel.capture.record;

import io.gemel.capture.candidate.ModuleCandidate;
import io.gemel.capture.judgement.Capture;
import io.gemel.capture.judgement.DecisionTrace;
import io.gemel.platform.http.Page;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Captures as they are read: each record with its candidate and its retraction. */
@ApplicationScoped
class CaptureRepository {

    private static final String CAPTURES = """
            select t.id, t.twin_id, t.owner_id, t.training_session_id, t.intent_label, t.metadata::text as metadata,
                   t.clause_ids, t.created_at, t.scenario_id, t.prompt, t.options::text as options,
                   t.selected_option, t.rationale, t.thresholds::text as thresholds,
                   c.id as candidate_id, c.source_event_type, c.module_id, c.module_data::text as module_data,
                   c.confidence, r.note, r.retracted_by, r.created_at as retracted_at
              from persona_decision_traces t
              join module_candidates c on c.source_event_id = t.id
              left join capture_retractions r on r.candidate_id = c.id
            """;

    private static final String FIND = CAPTURES + " where t.twin_id = $1 and t.id = $2";

    private static final String LIST = CAPTURES + """
             where t.twin_id = $1
               and ($2::text is null or c.source_event_type = $2)
               and ($3::text is null or t.intent_label = $3)
               and ($4::uuid is null or t.training_session_id = $4)
               and ($5::boolean is null or $5 = (r.candidate_id is not null))
               and ($6::uuid is null or t.id < $6)
             order by t.id desc
             limit $7
            """;

    Uni<Optional<Capture>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(rows -> rows.stream().findFirst().map(CaptureRepository::fromRow));
    }

    /** One row more than the page holds, newest first. */
    Uni<List<Capture>> list(Tx tx, UUID twin, CaptureFilter filter, Page page) {
        @Nullable UUID before = page.after() == null ? null : UUID.fromString(page.after());
        return tx.run(
                        LIST,
                        twin,
                        filter.type(),
                        filter.intentLabel(),
                        filter.session(),
                        filter.retracted(),
                        before,
                        page.limit() + 1)
                .map(rows -> rows.stream().map(CaptureRepository::fromRow).toList());
    }

    private static Capture fromRow(Row row) {
        return Capture.kept(trace(row), candidate(row), row.getUUID("training_session_id"), retraction(row));
    }

    private static DecisionTrace trace(Row row) {
        String thresholds = row.getString("thresholds");
        return new DecisionTrace(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("owner_id"),
                row.getUUID("training_session_id"),
                row.getString("intent_label"),
                Json.read(row.getString("metadata")),
                List.of(row.getArrayOfStrings("clause_ids")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("scenario_id"),
                row.getString("prompt"),
                Json.read(row.getString("options")),
                row.getString("selected_option"),
                row.getString("rationale"),
                thresholds == null ? null : Json.read(thresholds));
    }

    private static ModuleCandidate candidate(Row row) {
        return new ModuleCandidate(
                row.getUUID("candidate_id"),
                row.getString("source_event_type"),
                row.getUUID("id"),
                row.getString("module_id"),
                row.getString("intent_label"),
                Json.read(row.getString("module_data")),
                List.of(row.getArrayOfStrings("clause_ids")),
                plain(row.getBigDecimal("confidence")),
                ModuleCandidate.DRAFT,
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static BigDecimal plain(BigDecimal stored) {
        return stored.stripTrailingZeros();
    }

    private static Capture.@Nullable Retraction retraction(Row row) {
        String by = row.getString("retracted_by");
        return by == null
                ? null
                : new Capture.Retraction(
                        row.getString("note"),
                        by,
                        row.getOffsetDateTime("retracted_at").toInstant());
    }
}

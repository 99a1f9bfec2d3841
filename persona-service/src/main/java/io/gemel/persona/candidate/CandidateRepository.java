package io.gemel.persona.candidate;

import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code persona_modules} and {@code persona_module_retractions}. */
@ApplicationScoped
public class CandidateRepository {

    private static final String COLUMNS =
            " id, twin_id, module_id, intent_label, module_data::text, clause_ids, confidence, source_event_type,"
                    + " source_event_id, training_session_id, status, promoted_in, note, recorded_at, retracted_at,"
                    + " archived_at ";

    private static final String INSERT = """
            insert into persona_modules (id, twin_id, module_id, intent_label, module_data, clause_ids, confidence,
                                         source_event_type, source_event_id, training_session_id, recorded_at,
                                         status, retracted_at, archived_at)
            select $1::uuid, $2::uuid, $3::text, $4::text, $5::text::jsonb, $6::text[], $7::text::numeric, $8::text,
                   $9::uuid, $10::uuid, $11::timestamptz,
                   case when r.candidate_id is null then 'draft' else 'archived' end, r.retracted_at,
                   case when r.candidate_id is null then null else now() end
              from (select $1::uuid as id) c left join persona_module_retractions r on r.candidate_id = c.id
            on conflict do nothing
            """;

    private static final String REMEMBER_RETRACTION = """
            insert into persona_module_retractions (candidate_id, retracted_at)
            values ($1, $2)
            on conflict do nothing
            """;

    private static final String RETRACT = """
            update persona_modules
               set retracted_at = coalesce(retracted_at, $2),
                   archived_at = case when status = 'draft' then now() else archived_at end,
                   status = case when status = 'draft' then 'archived' else status end
             where id = $1
            """;

    private static final String FIND = "select" + COLUMNS + "from persona_modules where twin_id = $1 and id = $2";

    private static final String LOCK_ALL =
            "select" + COLUMNS + "from persona_modules where twin_id = $1 and id = any($2) order by id for update";

    private static final String LIST = "select" + COLUMNS + """
            from persona_modules
             where twin_id = $1
               and ($2::text is null or status = $2)
               and ($3::text is null or intent_label = $3)
               and ($4::text is null or module_id = $4)
               and ($5::text is null or confidence >= $5::numeric)
               and ($6::uuid is null or id < $6)
             order by id desc
             limit $7
            """;

    private static final String ARCHIVE = """
            update persona_modules
               set status = 'archived', archived_at = now(), note = coalesce($2, note)
             where id = any($1) and status <> 'archived'
            """;

    private static final String USABLE = "select" + COLUMNS + """
            from persona_modules
             where twin_id = $1
               and retracted_at is null
               and (status = 'active' or $2 and status = 'draft' and confidence >= 0.65)
             order by id
            """;

    /** Stores a candidate; one whose capture was retracted already arrives archived. */
    public Uni<Void> insert(Tx tx, CandidateRecorded said) {
        return tx.run(
                        INSERT,
                        said.candidateId(),
                        said.twinId(),
                        said.moduleId(),
                        said.intentLabel(),
                        said.moduleData().toString(),
                        said.clauseIds().toArray(String[]::new),
                        said.confidence().toPlainString(),
                        said.sourceEventType(),
                        said.sourceEventId(),
                        said.trainingSessionId(),
                        said.recordedAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Archives the candidate if it is a draft, be it on arrival. */
    public Uni<Void> retract(Tx tx, UUID candidate, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        return tx.run(REMEMBER_RETRACTION, candidate, time)
                .chain(() -> tx.run(RETRACT, candidate, time))
                .replaceWithVoid();
    }

    public Uni<Optional<Candidate>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(rows -> all(rows).stream().findFirst());
    }

    public Uni<List<Candidate>> lock(Tx tx, UUID twin, Collection<UUID> ids) {
        return tx.run(LOCK_ALL, twin, ids.toArray(UUID[]::new)).map(CandidateRepository::all);
    }

    public Uni<List<Candidate>> list(Tx tx, UUID twin, CandidateFilter filter) {
        return tx.run(
                        LIST,
                        twin,
                        filter.status(),
                        filter.intentLabel(),
                        filter.moduleId(),
                        filter.minConfidence(),
                        filter.after(),
                        filter.limit())
                .map(CandidateRepository::all);
    }

    /** Archives what is not archived yet. */
    public Uni<Void> archive(Tx tx, Collection<UUID> ids, @Nullable String note) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.run(ARCHIVE, ids.toArray(UUID[]::new), note).replaceWithVoid();
    }

    /** What a generated spec is made of: active candidates, with {@code drafts} the confident drafts too, none retracted. */
    public Uni<List<Candidate>> usable(Tx tx, UUID twin, boolean drafts) {
        return tx.run(USABLE, twin, drafts).map(CandidateRepository::all);
    }

    private static List<Candidate> all(RowSet<Row> rows) {
        return rows.stream().map(CandidateRepository::fromRow).toList();
    }

    private static Candidate fromRow(Row row) {
        return new Candidate(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("module_id"),
                row.getString("intent_label"),
                Json.read(row.getString("module_data")),
                List.of(row.getArrayOfStrings("clause_ids")),
                row.getBigDecimal("confidence").stripTrailingZeros(),
                row.getString("source_event_type"),
                row.getUUID("source_event_id"),
                row.getUUID("training_session_id"),
                row.getString("status"),
                row.getString("promoted_in"),
                row.getString("note"),
                row.get(OffsetDateTime.class, "recorded_at").toInstant(),
                time(row, "retracted_at"),
                time(row, "archived_at"));
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}

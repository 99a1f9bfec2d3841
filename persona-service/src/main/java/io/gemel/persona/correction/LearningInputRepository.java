package io.gemel.persona.correction;

import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code learning_inputs}. */
@ApplicationScoped
public class LearningInputRepository {

    private static final String COLUMNS =
            " id, twin_id, input_type, payload::text, status, base_persona_spec_version, applied_persona_spec_version,"
                    + " source_conversation_id, source_message_id, note, created_by, created_at, decided_by, decided_at ";

    private static final String INSERT = """
            insert into learning_inputs (id, twin_id, input_type, payload, base_persona_spec_version,
                                         source_conversation_id, source_message_id, created_by)
            values ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $8)
            returning""" + COLUMNS;

    private static final String FIND = "select" + COLUMNS + "from learning_inputs where twin_id = $1 and id = $2";

    private static final String LOCK =
            "select" + COLUMNS + "from learning_inputs where twin_id = $1 and id = $2 for update";

    private static final String LIST = "select" + COLUMNS + """
            from learning_inputs
             where twin_id = $1
               and ($2 = 'all' or status = $2)
               and ($3::text is null or input_type = $3)
               and ($4::uuid is null or id < $4)
             order by id desc
             limit $5
            """;

    private static final String DECIDE = """
            update learning_inputs
               set status = $2, applied_persona_spec_version = $3, note = $4, decided_by = $5, decided_at = now()
             where id = $1
            returning""" + COLUMNS;

    public Uni<LearningInput> insert(Tx tx, NewLearningInput input) {
        return tx.run(
                        INSERT,
                        tx.newId(),
                        input.twin(),
                        input.correction().inputType(),
                        input.correction().payload().toString(),
                        input.base(),
                        input.conversation(),
                        input.message(),
                        input.by())
                .map(rows -> all(rows).getFirst());
    }

    public Uni<Optional<LearningInput>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(rows -> all(rows).stream().findFirst());
    }

    /** As {@link #find}, and nobody else decides on it until the transaction ends. */
    public Uni<Optional<LearningInput>> lock(Tx tx, UUID twin, UUID id) {
        return tx.run(LOCK, twin, id).map(rows -> all(rows).stream().findFirst());
    }

    public Uni<List<LearningInput>> list(
            Tx tx, UUID twin, String status, @Nullable String type, @Nullable UUID after, int limit) {
        return tx.run(LIST, twin, status, type, after, limit).map(LearningInputRepository::all);
    }

    /** Applies or rejects a locked input. */
    public Uni<LearningInput> decide(
            Tx tx, UUID id, String status, @Nullable String version, @Nullable String note, String by) {
        return tx.run(DECIDE, id, status, version, note, by)
                .map(rows -> all(rows).getFirst());
    }

    private static List<LearningInput> all(RowSet<Row> rows) {
        return rows.stream().map(LearningInputRepository::fromRow).toList();
    }

    private static LearningInput fromRow(Row row) {
        var decided = row.get(OffsetDateTime.class, "decided_at");
        return new LearningInput(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("input_type"),
                Json.read(row.getString("payload")),
                row.getString("status"),
                row.getString("base_persona_spec_version"),
                row.getString("applied_persona_spec_version"),
                row.getString("source_conversation_id"),
                row.getString("source_message_id"),
                row.getString("note"),
                row.getString("created_by"),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant());
    }
}

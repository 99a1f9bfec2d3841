package io.gemel.capture.intervention;

import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code interventions}. */
@ApplicationScoped
public class InterventionRepository {

    private static final String INSERT = """
            insert into interventions (id, execution_id, status, violations, proposal, vault_ref_count, created_at)
            values ($1, $2, $3, $4::text::jsonb, $5::text::jsonb, $6, $7)
            """;

    private static final String CLOSE = """
            update interventions
               set status = $2, note = $3, resolved_at = $4, resolved_by = $5
             where execution_id = $1 and status = 'Open'
            """;

    private static final String OPEN = "select id from interventions where execution_id = $1 and status = 'Open'";

    private static final String SELECT = """
            select id, status, violations::text as violations, proposal::text as proposal, vault_ref_count, note,
                   created_at, resolved_at, resolved_by
              from interventions
            """;

    private static final String OF_EXECUTION = SELECT + " where execution_id = $1 order by created_at, id";

    private static final String FIND = SELECT + " where id = $1";

    public Uni<Void> insert(Tx tx, UUID execution, Intervention blocked) {
        return tx.run(
                        INSERT,
                        blocked.id(),
                        execution,
                        blocked.status(),
                        blocked.violations().toString(),
                        blocked.proposal().toString(),
                        blocked.vaultRefCount(),
                        blocked.createdAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Ends the open intervention, if there is one. */
    public Uni<Void> close(Tx tx, UUID execution, String status, @Nullable String note, String by) {
        return tx.run(CLOSE, execution, status, note, tx.now().atOffset(ZoneOffset.UTC), by)
                .replaceWithVoid();
    }

    public Uni<Optional<UUID>> open(Tx tx, UUID execution) {
        return tx.run(OPEN, execution).map(rows -> rows.stream().findFirst().map(row -> row.getUUID("id")));
    }

    public Uni<List<Intervention>> ofExecution(Tx tx, UUID execution) {
        return tx.run(OF_EXECUTION, execution)
                .map(rows -> rows.stream().map(InterventionRepository::fromRow).toList());
    }

    public Uni<Intervention> find(Tx tx, UUID id) {
        return tx.run(FIND, id).map(rows -> fromRow(rows.iterator().next()));
    }

    private static Intervention fromRow(Row row) {
        OffsetDateTime resolvedAt = row.getOffsetDateTime("resolved_at");
        return new Intervention(
                row.getUUID("id"),
                row.getString("status"),
                Json.read(row.getString("violations")),
                Json.read(row.getString("proposal")),
                row.getInteger("vault_ref_count"),
                row.getString("note"),
                row.getOffsetDateTime("created_at").toInstant(),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getString("resolved_by"));
    }
}

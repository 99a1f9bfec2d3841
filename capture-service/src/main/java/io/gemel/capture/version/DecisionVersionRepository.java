package io.gemel.capture.version;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code decision_versions}, written, and read by what it was written in. */
@ApplicationScoped
public class DecisionVersionRepository {

    private static final String RETURNING = " returning " + DecisionRow.COLUMNS;

    private static final String FIRST = """
            insert into decision_versions (id, root_id, version, twin_id, execution_id, title, text, domain, strength,
                                           is_active, reason, evidence_refs, vault_refs, created_by, created_at)
            values ($1, $1, 1, $2, $3, $4, $5, $6, $7, true, $8::text::jsonb, $9::text::jsonb, $10::text::jsonb, $11, $12)
            """ + RETURNING;

    private static final String NEXT = """
            with predecessor as (
                update decision_versions set is_active = false
                 where id = $13 and root_id = $14 and twin_id = $2 and is_active
                returning id as predecessor_id, root_id as chain, version as number)
            insert into decision_versions (id, root_id, version, previous_version_id, twin_id, execution_id, title, text,
                                           domain, strength, is_active, reason, evidence_refs, vault_refs, created_by,
                                           created_at)
            select $1, chain, number + 1, predecessor_id, $2, $3, $4, $5,
                   $6, $7, true, $8::text::jsonb, $9::text::jsonb, $10::text::jsonb, $11, $12
              from predecessor
            """ + RETURNING;

    private static final String AS_COMMITTED = "select " + DecisionRow.COLUMNS.replace("is_active", "true as is_active")
            + " from decision_versions where id = $1";

    private static final String HAS_ROOT =
            "select 1 from decision_versions where root_id = $1 and twin_id = $2 and version = 1";

    private static final String OF_EXECUTION =
            "select id from decision_versions where execution_id = $1 order by created_at, id";

    /** Begins a chain with {@code first}. */
    public Uni<DecisionVersion> insertFirst(Tx tx, DecisionVersion first) {
        return tx.run(FIRST, arguments(first).toArray())
                .map(rows -> DecisionRow.read(rows.iterator().next()));
    }

    /**
     * Puts {@code next} in the place of its named predecessor and gives it its number; of writers at once one wins, the
     * others find the predecessor no longer active.
     *
     * @return empty when the predecessor is stale, unknown or of another chain
     */
    public Uni<Optional<DecisionVersion>> insertNext(Tx tx, DecisionVersion next) {
        var arguments = arguments(next);
        arguments.add(next.previousVersionId());
        arguments.add(next.rootId());
        return tx.run(NEXT, arguments.toArray())
                .map(rows -> rows.stream().findFirst().map(DecisionRow::read));
    }

    /** The version as it was when it was committed: active. */
    public Uni<DecisionVersion> asCommitted(Tx tx, UUID id) {
        return tx.run(AS_COMMITTED, id)
                .map(rows -> DecisionRow.read(rows.iterator().next()));
    }

    /** Whether the twin has this chain. */
    public Uni<Boolean> hasRoot(Tx tx, UUID twin, UUID root) {
        return tx.run(HAS_ROOT, root, twin).map(rows -> rows.size() > 0);
    }

    /** The ids of what was committed in an execution, oldest first. */
    public Uni<List<UUID>> ofExecution(Tx tx, UUID execution) {
        return tx.run(OF_EXECUTION, execution)
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }

    private static List<@Nullable Object> arguments(DecisionVersion version) {
        return new ArrayList<>(Arrays.asList(
                version.id(),
                version.twinId(),
                version.executionId(),
                version.title(),
                version.text(),
                version.domain(),
                version.strength(),
                version.reason().toString(),
                version.evidenceRefs().toString(),
                version.vaultRefs() == null ? null : version.vaultRefs().toString(),
                version.createdBy(),
                version.createdAt().atOffset(ZoneOffset.UTC)));
    }
}

package io.gemel.capture.atlas;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** The table {@code decision_index_snapshots}. */
@ApplicationScoped
class DecisionIndexSnapshotRepository {

    private static final String LOCK = """
            insert into decision_index_snapshots (twin_id, snapshot_id) values ($1, $2)
            on conflict (tenant_id, twin_id) do update set snapshot_id = decision_index_snapshots.snapshot_id
            """;

    private static final String KEEP = """
            update decision_index_snapshots
               set snapshot_id = $2, rebuilt_at = coalesce($3, rebuilt_at)
             where twin_id = $1
            """;

    private static final String FIND =
            "select snapshot_id, rebuilt_at from decision_index_snapshots where twin_id = $1";

    /** Until the transaction ends nobody else changes the twin's index. */
    Uni<Void> lock(Tx tx, UUID twin) {
        return tx.run(LOCK, twin, Snapshot.NONE.id()).replaceWithVoid();
    }

    /** Keeps the digest of the rows as they are now, and the time if they were made anew. */
    Uni<Void> keep(Tx tx, UUID twin, String digest, boolean rebuilt) {
        var rebuiltAt = rebuilt ? tx.now().atOffset(ZoneOffset.UTC) : null;
        return tx.run(KEEP, twin, digest, rebuiltAt).replaceWithVoid();
    }

    Uni<Snapshot> find(Tx tx, UUID twin) {
        return tx.run(FIND, twin).map(rows -> rows.stream()
                .findFirst()
                .map(DecisionIndexSnapshotRepository::fromRow)
                .orElse(Snapshot.NONE));
    }

    private static Snapshot fromRow(Row row) {
        OffsetDateTime rebuiltAt = row.getOffsetDateTime("rebuilt_at");
        return new Snapshot(row.getString("snapshot_id"), rebuiltAt == null ? null : rebuiltAt.toInstant());
    }
}

package io.gemel.capture.atlas;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Brings a twin's index up to date, chain by chain at the end of a cycle or whole; both by the same rule. */
@ApplicationScoped
class UpdateIndex {

    private final DecisionIndexRepository index;
    private final DecisionIndexSnapshotRepository snapshots;

    UpdateIndex(DecisionIndexRepository index, DecisionIndexSnapshotRepository snapshots) {
        this.index = index;
        this.snapshots = snapshots;
    }

    /** Takes over the chains in which an execution that has ended committed. */
    Uni<Void> run(Tx tx, UUID twin, UUID execution) {
        return snapshots
                .lock(tx, twin)
                .chain(() -> index.fill(tx, twin, execution))
                .chain(() -> keep(tx, twin, false));
    }

    /** Empties and refills the twin's rows. */
    Uni<Void> rebuild(Tx tx, UUID twin) {
        return snapshots
                .lock(tx, twin)
                .chain(() -> index.empty(tx, twin))
                .chain(() -> index.fill(tx, twin, null))
                .chain(() -> keep(tx, twin, true));
    }

    private Uni<Void> keep(Tx tx, UUID twin, boolean rebuilt) {
        return index.all(tx, twin).chain(rows -> snapshots.keep(tx, twin, Snapshot.digest(rows), rebuilt));
    }
}

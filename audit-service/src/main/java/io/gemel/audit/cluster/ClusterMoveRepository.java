package io.gemel.audit.cluster;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code cluster_moves}, which is only ever added to. */
@ApplicationScoped
class ClusterMoveRepository {

    private static final String APPEND = """
            insert into cluster_moves (cluster_id, position, from_state, to_state, moved_by, moved_at, resolved_in, note)
            select $1, coalesce(max(m.position), 0) + 1, $2, $3, $4, $5, $6, $7
              from cluster_moves m
             where m.cluster_id = $1
            """;

    /** A transition of a locked cluster, by a person or, to REGRESSED, by a case. */
    record Step(
            ClusterState from,
            ClusterState to,
            String by,
            Instant at,
            @Nullable String resolvedIn,
            @Nullable String note) {}

    Uni<Void> append(Tx tx, UUID cluster, Step step) {
        return tx.run(
                        APPEND,
                        cluster,
                        step.from().name(),
                        step.to().name(),
                        step.by(),
                        step.at().atOffset(ZoneOffset.UTC),
                        step.resolvedIn(),
                        step.note())
                .replaceWithVoid();
    }
}

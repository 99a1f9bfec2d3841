package io.gemel.audit.goldcase.kept;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The append-only table {@code gold_case_moves}: who decided a case, and on what ground. */
@ApplicationScoped
public class GoldCaseMoveRepository {

    private static final String INSERT = """
            insert into gold_case_moves (gold_case_id, to_status, moved_by, provenance, evidence_ref, reason)
            values ($1, $2, $3, $4, $5, $6)
            """;

    public Uni<Void> insert(
            Tx tx,
            String caseId,
            String to,
            String by,
            @Nullable String provenance,
            @Nullable String evidenceRef,
            @Nullable String reason) {
        return tx.run(INSERT, caseId, to, by, provenance, evidenceRef, reason).replaceWithVoid();
    }
}

package io.gemel.capture.candidate;

import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** The table {@code module_candidates}. */
@ApplicationScoped
public class ModuleCandidateRepository {

    private static final String INSERT = """
            insert into module_candidates (id, source_event_type, source_event_id, module_id, intent_label,
                                           module_data, clause_ids, confidence, created_at)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9)
            """;

    /** Keeps what is said about a capture; the row goes out with the commit of the capture's own transaction. */
    public void insert(Tx tx, ModuleCandidate candidate) {
        tx.beforeCommit(() -> tx.run(
                INSERT,
                candidate.id(),
                candidate.sourceEventType(),
                candidate.sourceEventId(),
                candidate.moduleId(),
                candidate.intentLabel(),
                candidate.moduleData().toString(),
                candidate.clauseIds().toArray(String[]::new),
                candidate.confidence(),
                candidate.createdAt().atOffset(ZoneOffset.UTC)));
    }
}

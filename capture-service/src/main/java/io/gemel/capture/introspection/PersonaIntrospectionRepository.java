package io.gemel.capture.introspection;

import io.gemel.capture.judgement.Introspection;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** The table {@code persona_introspection}, written. */
@ApplicationScoped
class PersonaIntrospectionRepository {

    private static final String INSERT = """
            insert into persona_introspection (id, twin_id, owner_id, training_session_id, intent_label, metadata,
                                               clause_ids, created_at, question, answer, thresholds)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11::text::jsonb)
            """;

    /** The row goes out with the commit. */
    void insert(Tx tx, Introspection introspection) {
        var head = introspection.head();
        var thresholds = introspection.thresholds();
        tx.beforeCommit(() -> tx.run(
                INSERT,
                head.id(),
                head.twinId(),
                head.ownerId(),
                head.trainingSessionId(),
                head.intentLabel(),
                head.metadata().toString(),
                head.clauseIds().toArray(String[]::new),
                head.createdAt().atOffset(ZoneOffset.UTC),
                introspection.question(),
                introspection.answer(),
                thresholds == null ? null : thresholds.toString()));
    }
}

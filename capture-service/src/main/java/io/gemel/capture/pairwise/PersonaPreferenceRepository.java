package io.gemel.capture.pairwise;

import io.gemel.capture.judgement.Preference;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** The table {@code persona_preferences}, written. */
@ApplicationScoped
class PersonaPreferenceRepository {

    private static final String INSERT = """
            insert into persona_preferences (id, twin_id, owner_id, training_session_id, intent_label, metadata,
                                             clause_ids, created_at, prompt, candidate_a_id, candidate_a_text,
                                             candidate_b_id, candidate_b_text, preferred, rationale)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """;

    /** The row goes out with the commit. */
    void insert(Tx tx, Preference preference) {
        var head = preference.head();
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
                preference.prompt(),
                preference.candidateA().id(),
                preference.candidateA().text(),
                preference.candidateB().id(),
                preference.candidateB().text(),
                preference.preferred(),
                preference.rationale()));
    }
}

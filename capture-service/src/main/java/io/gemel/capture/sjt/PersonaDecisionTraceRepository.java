package io.gemel.capture.sjt;

import io.gemel.capture.judgement.DecisionTrace;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** The table {@code persona_decision_traces}, written. */
@ApplicationScoped
class PersonaDecisionTraceRepository {

    private static final String INSERT = """
            insert into persona_decision_traces (id, twin_id, owner_id, training_session_id, intent_label, metadata,
                                                 clause_ids, created_at, scenario_id, prompt, options,
                                                 selected_option, rationale, thresholds)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11::text::jsonb, $12, $13, $14::text::jsonb)
            """;

    /** The row goes out with the commit. */
    void insert(Tx tx, DecisionTrace trace) {
        var head = trace.head();
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
                trace.scenarioId(),
                trace.prompt(),
                trace.options().toString(),
                trace.selectedOption(),
                trace.rationale(),
                trace.thresholds() == null ? null : trace.thresholds().toString()));
    }
}

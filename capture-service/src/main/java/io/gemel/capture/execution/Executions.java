package io.gemel.capture.execution;

import io.gemel.capture.intervention.InterventionRepository;
import io.gemel.capture.plan.Plan;
import io.gemel.capture.version.DecisionVersionRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An execution as one thing: its row, its transitions, its interventions and the versions committed in it. */
@ApplicationScoped
public class Executions {

    private final ExecutionRepository rows;
    private final TransitionRepository transitions;
    private final InterventionRepository interventions;
    private final DecisionVersionRepository versions;

    Executions(
            ExecutionRepository rows,
            TransitionRepository transitions,
            InterventionRepository interventions,
            DecisionVersionRepository versions) {
        this.rows = rows;
        this.transitions = transitions;
        this.interventions = interventions;
        this.versions = versions;
    }

    public Uni<Execution> start(Tx tx, UUID twin, String by, Plan plan) {
        var row = new ExecutionSummary(tx.newId(), twin, ExecutionStatus.RUNNING, plan.hash(), by, tx.now(), null);
        var step = new Transition(null, row.status(), Transition.Reason.STARTED, null, by, tx.now());
        return rows.insert(tx, row, plan.structure())
                .chain(() -> transitions.insert(tx, row.executionId(), step))
                .replaceWith(Execution.of(row, plan.structure(), List.of(), List.of(), List.of(step)));
    }

    /** Brings an execution, whose row the transaction has locked, into another state, and keeps who, when and why. */
    public Uni<Void> move(
            Tx tx, ExecutionSummary from, ExecutionStatus to, Transition.Reason why, @Nullable String note, String by) {
        var step = new Transition(from.status(), to, why, note, by, tx.now());
        return Uni.combine()
                .all()
                .unis(rows.move(tx, from.executionId(), to), transitions.insert(tx, from.executionId(), step))
                .discardItems();
    }

    public Uni<Optional<Execution>> find(Tx tx, UUID twin, UUID id) {
        return Uni.combine()
                .all()
                .unis(
                        rows.whole(tx, twin, id),
                        versions.ofExecution(tx, id),
                        interventions.ofExecution(tx, id),
                        transitions.ofExecution(tx, id))
                .with((found, committed, waited, steps) ->
                        found.map(each -> Execution.of(each.row(), each.structure(), committed, waited, steps)));
    }
}

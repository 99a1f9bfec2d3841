package io.gemel.capture.execution;

import io.gemel.capture.intervention.Intervention;
import io.gemel.capture.intervention.InterventionRepository;
import io.gemel.capture.version.DecisionVersionRepository;
import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.ExecutionEnded;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Ends an execution whose row the transaction has locked, and says so; what waited for a person waits no more. */
@ApplicationScoped
public class CycleEnd {

    private final Executions executions;
    private final InterventionRepository interventions;
    private final DecisionVersionRepository versions;
    private final Outbox outbox;

    CycleEnd(
            Executions executions,
            InterventionRepository interventions,
            DecisionVersionRepository versions,
            Outbox outbox) {
        this.executions = executions;
        this.interventions = interventions;
        this.versions = versions;
        this.outbox = outbox;
    }

    public Uni<Void> complete(Tx tx, ExecutionSummary running, String by) {
        return end(tx, running, ExecutionStatus.COMPLETED, Transition.Reason.COMPLETED, null, by);
    }

    public Uni<Void> abort(Tx tx, ExecutionSummary open, @Nullable String note, String by) {
        return interventions
                .close(tx, open.executionId(), Intervention.ABORTED, note, by)
                .chain(() -> end(tx, open, ExecutionStatus.ABORTED, Transition.Reason.ABORTED, note, by));
    }

    private Uni<Void> end(
            Tx tx,
            ExecutionSummary execution,
            ExecutionStatus to,
            Transition.Reason why,
            @Nullable String note,
            String by) {
        return executions
                .move(tx, execution, to, why, note, by)
                .chain(() -> versions.ofExecution(tx, execution.executionId()))
                .invoke(committed -> outbox.say(
                        tx,
                        Decisions.TOPIC,
                        execution.twinId().toString(),
                        execution.executionId().toString(),
                        new ExecutionEnded(
                                execution.executionId(), execution.twinId(), why.text(), committed, tx.now())))
                .replaceWithVoid();
    }
}

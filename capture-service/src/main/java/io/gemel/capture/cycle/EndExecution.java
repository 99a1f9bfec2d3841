package io.gemel.capture.cycle;

import io.gemel.capture.execution.CycleEnd;
import io.gemel.capture.execution.Execution;
import io.gemel.capture.execution.ExecutionRepository;
import io.gemel.capture.execution.ExecutionStatus;
import io.gemel.capture.execution.ExecutionSummary;
import io.gemel.capture.execution.Executions;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Completes or aborts an execution; what waits for a person can only be aborted. */
@ApplicationScoped
class EndExecution {

    sealed interface Outcome {
        record Ended(Execution execution) implements Outcome {}

        record EndedBefore() implements Outcome {}

        record InterventionRequired() implements Outcome {}

        record NotFound() implements Outcome {}
    }

    private final ExecutionRepository rows;
    private final Executions executions;
    private final CycleEnd end;

    EndExecution(ExecutionRepository rows, Executions executions, CycleEnd end) {
        this.rows = rows;
        this.executions = executions;
        this.end = end;
    }

    Uni<Outcome> complete(Tx tx, UUID twin, UUID id, String by) {
        return rows.lock(tx, twin, id)
                .chain(found -> found.filter(each -> each.status() == ExecutionStatus.INTERVENTION_REQUIRED)
                                .isPresent()
                        ? Uni.createFrom().item(new Outcome.InterventionRequired())
                        : ended(tx, found, open -> end.complete(tx, open, by)));
    }

    Uni<Outcome> abort(Tx tx, UUID twin, UUID id, @Nullable String note, String by) {
        return rows.lock(tx, twin, id).chain(found -> ended(tx, found, open -> end.abort(tx, open, note, by)));
    }

    private Uni<Outcome> ended(Tx tx, Optional<ExecutionSummary> found, Function<ExecutionSummary, Uni<Void>> ending) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(new Outcome.NotFound());
        }
        var execution = found.get();
        if (execution.status().hasEnded()) {
            return Uni.createFrom().item(new Outcome.EndedBefore());
        }
        return ending.apply(execution)
                .chain(() -> executions.find(tx, execution.twinId(), execution.executionId()))
                .map(whole -> new Outcome.Ended(whole.orElseThrow()));
    }
}

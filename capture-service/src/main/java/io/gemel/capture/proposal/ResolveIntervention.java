package io.gemel.capture.proposal;

import io.gemel.capture.execution.CycleEnd;
import io.gemel.capture.execution.ExecutionRepository;
import io.gemel.capture.execution.ExecutionStatus;
import io.gemel.capture.execution.ExecutionSummary;
import io.gemel.capture.execution.Executions;
import io.gemel.capture.execution.Transition;
import io.gemel.capture.intervention.Intervention;
import io.gemel.capture.intervention.InterventionRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a person resolve the intervention that an execution waits for. Whatever is refused leaves it open. */
@ApplicationScoped
class ResolveIntervention {

    private final ExecutionRepository rows;
    private final Executions executions;
    private final InterventionRepository interventions;
    private final CycleEnd end;
    private final CorrectProposal correct;

    ResolveIntervention(
            ExecutionRepository rows,
            Executions executions,
            InterventionRepository interventions,
            CycleEnd end,
            CorrectProposal correct) {
        this.rows = rows;
        this.executions = executions;
        this.interventions = interventions;
        this.end = end;
        this.correct = correct;
    }

    /** @param intervention the id that was named, empty when the text is none */
    Uni<Outcome> run(Tx tx, UUID twin, UUID id, Optional<UUID> intervention, Resolution resolution, String by) {
        return Uni.combine()
                .all()
                .unis(rows.lock(tx, twin, id), correct.knowsChain(tx, twin, resolution), interventions.open(tx, id))
                .asTuple()
                .chain(found -> {
                    var refused = refused(found.getItem1(), found.getItem2(), found.getItem3(), intervention);
                    return refused.isPresent()
                            ? Uni.createFrom().item(refused.get())
                            : resolved(tx, found.getItem1().orElseThrow(), resolution, by);
                });
    }

    private static Optional<Outcome> refused(
            Optional<ExecutionSummary> found, boolean chainKnown, Optional<UUID> open, Optional<UUID> named) {
        if (found.isEmpty()) {
            return Optional.of(new Outcome.ExecutionNotFound());
        }
        if (!chainKnown) {
            return Optional.of(new Outcome.DecisionNotFound());
        }
        if (found.get().status().hasEnded()) {
            return Optional.of(new Outcome.Ended());
        }
        return open.isEmpty() || !open.equals(named) ? Optional.of(new Outcome.NotOpen()) : Optional.empty();
    }

    private Uni<Outcome> resolved(Tx tx, ExecutionSummary waiting, Resolution resolution, String by) {
        return switch (resolution) {
            case Resolution.Correct correction -> correct.run(tx, waiting, correction, by);
            case Resolution.Abandon(var note) -> settled(tx, waiting, abandoned(tx, waiting, note, by));
            case Resolution.Abort(var note) -> settled(tx, waiting, end.abort(tx, waiting, note, by));
        };
    }

    private Uni<Void> abandoned(Tx tx, ExecutionSummary waiting, @Nullable String note, String by) {
        return interventions
                .close(tx, waiting.executionId(), Intervention.ABANDONED, note, by)
                .chain(() ->
                        executions.move(tx, waiting, ExecutionStatus.RUNNING, Transition.Reason.ABANDONED, note, by));
    }

    private Uni<Outcome> settled(Tx tx, ExecutionSummary waiting, Uni<Void> change) {
        return change.chain(() -> executions.find(tx, waiting.twinId(), waiting.executionId()))
                .map(whole -> new Outcome.Settled(whole.orElseThrow()));
    }
}

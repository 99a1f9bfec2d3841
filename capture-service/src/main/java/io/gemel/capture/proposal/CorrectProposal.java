package io.gemel.capture.proposal;

import io.gemel.capture.execution.ExecutionStatus;
import io.gemel.capture.execution.ExecutionSummary;
import io.gemel.capture.execution.Executions;
import io.gemel.capture.execution.Transition;
import io.gemel.capture.gate.Verdict;
import io.gemel.capture.intervention.Intervention;
import io.gemel.capture.intervention.InterventionRepository;
import io.gemel.capture.version.DecisionVersionRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Puts a corrected proposal through the plan's hash, the gate and the commit; there is no way around any of them. */
@ApplicationScoped
class CorrectProposal {

    private final Executions executions;
    private final InterventionRepository interventions;
    private final DecisionVersionRepository versions;
    private final WriteVerdict write;

    CorrectProposal(
            Executions executions,
            InterventionRepository interventions,
            DecisionVersionRepository versions,
            WriteVerdict write) {
        this.executions = executions;
        this.interventions = interventions;
        this.versions = versions;
        this.write = write;
    }

    /** Whether the twin has the chain that a correction continues. */
    Uni<Boolean> knowsChain(Tx tx, UUID twin, Resolution resolution) {
        return resolution instanceof Resolution.Correct correction
                        && correction.proposal().rootId() != null
                ? versions.hasRoot(tx, twin, correction.proposal().rootId())
                : Uni.createFrom().item(true);
    }

    Uni<Outcome> run(Tx tx, ExecutionSummary waiting, Resolution.Correct correction, String by) {
        String actual = correction.plan().hash();
        if (!waiting.planHash().equals(actual)) {
            return Uni.createFrom().item(new Outcome.Mismatch(waiting.planHash(), actual));
        }
        return switch (correction.proposal().verdict()) {
            case Verdict.Pass() -> committed(tx, waiting, correction, by);
            case Verdict.Block block -> blocked(tx, waiting, correction, block, by);
        };
    }

    private Uni<Outcome> committed(Tx tx, ExecutionSummary waiting, Resolution.Correct correction, String by) {
        return write.pass(tx, waiting, correction.proposal(), by)
                .chain(written -> written.isEmpty()
                        ? Uni.createFrom().item(new Outcome.Stale())
                        : interventions
                                .close(tx, waiting.executionId(), Intervention.CORRECTED, correction.note(), by)
                                .chain(() -> executions.move(
                                        tx,
                                        waiting,
                                        ExecutionStatus.RUNNING,
                                        Transition.Reason.CORRECTED,
                                        correction.note(),
                                        by))
                                .replaceWith(new Outcome.Committed(written.get())));
    }

    /** The state stays what it is; a new intervention stands for the new proposal. */
    private Uni<Outcome> blocked(
            Tx tx, ExecutionSummary waiting, Resolution.Correct correction, Verdict.Block block, String by) {
        return interventions
                .close(tx, waiting.executionId(), Intervention.REPLACED, correction.note(), by)
                .chain(() -> write.block(tx, waiting, correction.proposal(), block))
                .map(Outcome.Blocked::new);
    }
}

package io.gemel.capture.proposal;

import io.gemel.capture.execution.ExecutionRepository;
import io.gemel.capture.execution.ExecutionStatus;
import io.gemel.capture.execution.ExecutionSummary;
import io.gemel.capture.execution.Executions;
import io.gemel.capture.execution.Transition;
import io.gemel.capture.gate.Verdict;
import io.gemel.capture.version.DecisionVersionRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Commits a decision in a running execution, or stops the execution for a person. State, verdict and write are one
 * transaction under the execution's row lock: of two proposals at once the second meets what the first has left.
 */
@ApplicationScoped
class CommitDecision {

    /** Versions of one execution. */
    private static final int MOST_VERSIONS = 1000;

    private final ExecutionRepository rows;
    private final Executions executions;
    private final DecisionVersionRepository versions;
    private final WriteVerdict write;

    CommitDecision(
            ExecutionRepository rows, Executions executions, DecisionVersionRepository versions, WriteVerdict write) {
        this.rows = rows;
        this.executions = executions;
        this.versions = versions;
        this.write = write;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, Proposal proposal, String by) {
        return Uni.combine()
                .all()
                .unis(rows.lock(tx, twin, id), knowsChain(tx, twin, proposal), versions.ofExecution(tx, id))
                .asTuple()
                .chain(found -> {
                    var refused = refused(
                            found.getItem1(), found.getItem2(), found.getItem3().size());
                    return refused.isPresent()
                            ? Uni.createFrom().item(refused.get())
                            : judged(tx, found.getItem1().orElseThrow(), proposal, by);
                });
    }

    private Uni<Boolean> knowsChain(Tx tx, UUID twin, Proposal proposal) {
        return proposal.rootId() == null ? Uni.createFrom().item(true) : versions.hasRoot(tx, twin, proposal.rootId());
    }

    private static Optional<Outcome> refused(Optional<ExecutionSummary> found, boolean chainKnown, int committed) {
        if (found.isEmpty()) {
            return Optional.of(new Outcome.ExecutionNotFound());
        }
        if (!chainKnown) {
            return Optional.of(new Outcome.DecisionNotFound());
        }
        return switch (found.get().status()) {
            case COMPLETED, ABORTED -> Optional.of(new Outcome.Ended());
            case INTERVENTION_REQUIRED -> Optional.of(new Outcome.InterventionRequired());
            case RUNNING -> committed >= MOST_VERSIONS ? Optional.of(new Outcome.Full()) : Optional.empty();
        };
    }

    private Uni<Outcome> judged(Tx tx, ExecutionSummary running, Proposal proposal, String by) {
        return switch (proposal.verdict()) {
            case Verdict.Pass() ->
                write.pass(tx, running, proposal, by).map(written -> written.<Outcome>map(Outcome.Committed::new)
                        .orElseGet(Outcome.Stale::new));
            case Verdict.Block block ->
                write.block(tx, running, proposal, block)
                        .call(() -> executions.move(
                                tx,
                                running,
                                ExecutionStatus.INTERVENTION_REQUIRED,
                                Transition.Reason.BLOCKED,
                                null,
                                by))
                        .map(Outcome.Blocked::new);
        };
    }
}

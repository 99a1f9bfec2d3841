package io.gemel.capture.cycle;

import io.gemel.capture.execution.ExecutionRepository;
import io.gemel.capture.plan.Plan;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Says whether a plan is the one that an execution runs; payloads are no part of the question. */
@ApplicationScoped
class VerifyPlan {

    sealed interface Outcome {
        record Matches(String planHash) implements Outcome {}

        record Mismatch(String expected, String actual) implements Outcome {}

        record Ended() implements Outcome {}

        record NotFound() implements Outcome {}
    }

    private final ExecutionRepository executions;

    VerifyPlan(ExecutionRepository executions) {
        this.executions = executions;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, Plan plan) {
        return executions.find(tx, twin, id).map(found -> {
            if (found.isEmpty()) {
                return new Outcome.NotFound();
            }
            if (found.get().status().hasEnded()) {
                return new Outcome.Ended();
            }
            String expected = found.get().planHash();
            String actual = plan.hash();
            return expected.equals(actual) ? new Outcome.Matches(expected) : new Outcome.Mismatch(expected, actual);
        });
    }
}

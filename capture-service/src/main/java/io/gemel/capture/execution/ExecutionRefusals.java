package io.gemel.capture.execution;

import io.gemel.platform.problem.Refusal;

/** Why nothing can be done with an execution. */
public final class ExecutionRefusals {

    private ExecutionRefusals() {}

    public static Refusal notFound() {
        return Refusal.notFound("execution-not-found", "No such execution of this twin.");
    }

    public static Refusal ended() {
        return Refusal.conflict("execution-ended", "This execution was completed or aborted.");
    }

    public static Refusal interventionRequired() {
        return Refusal.conflict(
                "execution-intervention-required", "The owner has to resolve this execution's intervention first.");
    }

    public static Refusal planHashMismatch(String expected, String actual) {
        return Refusal.conflict("PLAN_HASH_MISMATCH", "The plan differs from the one that this execution runs.")
                .with("expected", expected)
                .with("actual", actual);
    }
}

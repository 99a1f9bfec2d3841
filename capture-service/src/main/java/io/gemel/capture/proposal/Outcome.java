package io.gemel.capture.proposal;

import io.gemel.capture.execution.Execution;
import io.gemel.capture.intervention.Intervention;
import io.gemel.capture.version.DecisionVersion;

/** What becomes of a proposal, or of an intervention that is resolved. */
sealed interface Outcome {

    record Committed(DecisionVersion version) implements Outcome {}

    record Blocked(Intervention intervention) implements Outcome {}

    /** The intervention was abandoned or aborted. */
    record Settled(Execution execution) implements Outcome {}

    record ExecutionNotFound() implements Outcome {}

    record DecisionNotFound() implements Outcome {}

    record Ended() implements Outcome {}

    record InterventionRequired() implements Outcome {}

    record NotOpen() implements Outcome {}

    record Full() implements Outcome {}

    record Mismatch(String expected, String actual) implements Outcome {}

    record Stale() implements Outcome {}
}

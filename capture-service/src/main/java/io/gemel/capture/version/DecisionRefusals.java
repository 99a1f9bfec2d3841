package io.gemel.capture.version;

import io.gemel.platform.problem.Refusal;

/** Why there is nothing to be read or continued. */
public final class DecisionRefusals {

    private DecisionRefusals() {}

    public static Refusal notFound() {
        return Refusal.notFound("decision-not-found", "No such decision of this twin.");
    }
}

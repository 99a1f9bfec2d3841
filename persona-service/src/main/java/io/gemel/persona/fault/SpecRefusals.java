package io.gemel.persona.fault;

import io.gemel.personamodel.Violation;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations;
import java.util.List;

/** Why there is no version to be read, or none to be made. */
public final class SpecRefusals {

    private SpecRefusals() {}

    public static Refusal notFound() {
        return Refusal.notFound("persona-spec-not-found", "The twin has no spec of this version.");
    }

    public static Refusal versionsExhausted() {
        return Refusal.conflict("persona-spec-version-exhausted", "There is no patch behind 999999.");
    }

    /** What a use case made of its base breaks a rule of specs; pointers begin with the answer's member. */
    public static Refusal notValid(List<Violation> faults) {
        var violations = new Violations();
        ModelFaults.into(violations, Pointer.ROOT.member("persona_spec"), faults);
        return Refusal.unprocessable("validation-failed", "The new draft would not be a valid spec.")
                .with("violations", violations.list());
    }
}

package io.gemel.persona.fault;

import io.gemel.personamodel.Violation;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations;
import java.util.List;

/** The refusal of a version that has no prompt plan. */
public final class Uncompilable {

    private Uncompilable() {}

    /** 422 with everything that is wrong; pointers are into the spec. */
    public static Refusal refusal(List<Violation> faults) {
        return Refusal.unprocessable("persona-spec-does-not-compile", "This version has no prompt plan.")
                .with("violations", list(faults));
    }

    /** The faults in the form and order in which they are answered. */
    public static List<Violations.Violation> list(List<Violation> faults) {
        var violations = new Violations();
        ModelFaults.into(violations, Pointer.ROOT, faults);
        return violations.list();
    }
}

package io.gemel.personamodel.compiler;

import io.gemel.personamodel.Violation;

/** Why a spec has no prompt plan; the code and the place, never a text of the spec. */
public final class CompileError extends RuntimeException {

    private final Violation violation;

    CompileError(Violation violation) {
        super(violation.code() + " at " + violation.pointer(), null, false, false);
        this.violation = violation;
    }

    /** The fault as it is answered. */
    public Violation violation() {
        return violation;
    }

    /** {@code PLAN_TOO_LARGE}, {@code TEMPLATE_UNRESOLVED} or {@code SCHEMA_VERSION_UNKNOWN}. */
    public String code() {
        return violation.code();
    }

    /** A JSON pointer into the spec; empty for the whole document. */
    public String pointer() {
        return violation.pointer();
    }
}

package io.gemel.platform.inbox;

import io.gemel.platform.tenancy.PassingFailure;

/** Why a record can never be applied. */
final class Poison {

    private Poison() {}

    static String reason(Throwable failure) {
        if (failure instanceof Refused) {
            return "refused";
        }
        return isConstraint(failure) ? "constraint" : "bug";
    }

    /** An exception of ours, which is tried again a few times. */
    static boolean isBug(Throwable failure) {
        return !(failure instanceof Refused) && !isConstraint(failure);
    }

    private static boolean isConstraint(Throwable failure) {
        var state = PassingFailure.sqlState(failure);
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}

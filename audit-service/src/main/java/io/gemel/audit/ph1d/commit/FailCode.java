package io.gemel.audit.ph1d.commit;

import java.util.Arrays;

/** Why a boundary failed closed, in the order of the registered reason codes. */
enum FailCode {
    D_FAIL_INVALID_SCHEMA,
    D_FAIL_FORBIDDEN_OUTPUT,
    D_FAIL_SAFETY_BLOCK,
    D_FAIL_TIMEOUT,
    D_FAIL_BUDGET_EXCEEDED;

    private static final long FIRST = 0x4400_0001L;

    /** The reason code registered for this code, and for nothing else. */
    long reasonCode() {
        return FIRST + ordinal();
    }

    static boolean isRegistered(long reasonCode) {
        return reasonCode >= FIRST && reasonCode < FIRST + values().length;
    }

    static String[] names() {
        return Arrays.stream(values()).map(FailCode::name).toArray(String[]::new);
    }
}

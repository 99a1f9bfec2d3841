package io.gemel.audit.cluster;

/** Where a cluster stands; people move it along these ways (docs/rules/failures.md) and a later case alone makes it REGRESSED. */
public enum ClusterState {
    OPEN,
    ESCALATED_OPEN,
    VERIFYING,
    RESOLVED,
    REGRESSED;

    /** Whether somebody may move a cluster from here to {@code to}. */
    boolean mayBecome(ClusterState to) {
        return switch (this) {
            case OPEN, REGRESSED -> to == VERIFYING || to == ESCALATED_OPEN;
            case ESCALATED_OPEN -> to == VERIFYING;
            case VERIFYING -> to == RESOLVED || to == OPEN;
            case RESOLVED -> false;
        };
    }

    static String[] names() {
        return java.util.Arrays.stream(values()).map(ClusterState::name).toArray(String[]::new);
    }
}

package io.gemel.audit.proposal;

import java.util.Arrays;

/** Where a proposal stands; the last four are final. */
public enum ProposalState {
    DRAFT,
    SUBMITTED,
    WITHDRAWN,
    REJECTED,
    PROMOTED,
    DECIDED;

    public static String[] names() {
        return Arrays.stream(values()).map(ProposalState::name).toArray(String[]::new);
    }
}

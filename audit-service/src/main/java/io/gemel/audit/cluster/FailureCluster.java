package io.gemel.audit.cluster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A failure cluster as it is answered.
 *
 * @param recurrence turns with a case after the last resolution, all of them before the first
 * @param secondaryGroups at most 64, most cases first, then by fingerprint
 * @param resolvedIn the persona spec version or release of the last resolution
 */
public record FailureCluster(
        UUID id,
        String primaryFingerprint,
        ClusterState state,
        long cases,
        long distinctTurns,
        long recurrence,
        Instant firstSeen,
        Instant lastSeen,
        List<Long> reasonCodes,
        List<Group> secondaryGroups,
        @Nullable String resolvedIn,
        @Nullable Instant resolvedAt,
        List<Move> history) {

    /** The cases with one secondary fingerprint. */
    public record Group(String secondaryFingerprint, long cases, long distinctTurns) {}

    /** One transition; {@code by} is a person's or client's id, for REGRESSED the id of the case. */
    public record Move(
            ClusterState from,
            ClusterState to,
            String by,
            Instant at,
            @Nullable String resolvedIn,
            @Nullable String note) {}

    /** A cluster with the ids of its newest cases, at most 64, in the order of the list of gold cases. */
    public record WithCases(FailureCluster cluster, List<String> caseIds) {
        public WithCases {
            caseIds = List.copyOf(caseIds);
        }
    }

    public FailureCluster {
        reasonCodes = List.copyOf(reasonCodes);
        secondaryGroups = List.copyOf(secondaryGroups);
        history = List.copyOf(history);
    }
}

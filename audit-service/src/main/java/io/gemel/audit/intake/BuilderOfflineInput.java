package io.gemel.audit.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.cluster.ClusterState;
import io.gemel.audit.cluster.FailureCluster;
import io.gemel.audit.cluster.FailureCluster.Group;
import io.gemel.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a builder is given of a recurring cluster (docs/rules/failures.md).
 *
 * @param caseIds at most 64, newest first
 * @param sourceSignalHash lower-case hex SHA-256 of the RFC 8785 form of the other members
 * @param offlinePipelineOnly always true: nothing reads it at run time
 */
public record BuilderOfflineInput(
        UUID clusterId,
        String primaryFingerprint,
        ClusterState state,
        long distinctTurns,
        long recurrence,
        Instant firstSeen,
        Instant lastSeen,
        List<Long> reasonCodes,
        List<String> caseIds,
        List<Group> secondaryGroups,
        String sourceSignalHash,
        boolean offlinePipelineOnly) {

    private static final String HASH = "source_signal_hash";

    public BuilderOfflineInput {
        reasonCodes = List.copyOf(reasonCodes);
        caseIds = List.copyOf(caseIds);
        secondaryGroups = List.copyOf(secondaryGroups);
    }

    /** Null for a cluster that is resolved or recurs in fewer turns than {@code config} asks for. */
    public static @Nullable BuilderOfflineInput of(FailureCluster.WithCases found, RemediationConfig config) {
        var cluster = found.cluster();
        return cluster.state() == ClusterState.RESOLVED || cluster.recurrence() < config.minRecurrence()
                ? null
                : hashed(cluster, found.caseIds(), hash(hashed(cluster, found.caseIds(), "")));
    }

    private static BuilderOfflineInput hashed(FailureCluster cluster, List<String> caseIds, String hash) {
        return new BuilderOfflineInput(
                cluster.id(),
                cluster.primaryFingerprint(),
                cluster.state(),
                cluster.distinctTurns(),
                cluster.recurrence(),
                cluster.firstSeen(),
                cluster.lastSeen(),
                cluster.reasonCodes(),
                caseIds,
                cluster.secondaryGroups(),
                hash,
                true);
    }

    private static String hash(BuilderOfflineInput input) {
        return Json.sha256Hex(Json.canonical(input.json().without(HASH)));
    }

    /** As it is answered, stored and hashed. */
    public ObjectNode json() {
        return Json.mapper().valueToTree(this);
    }
}

package io.gemel.audit.cluster;

import static io.gemel.audit.cluster.ClusterState.ESCALATED_OPEN;
import static io.gemel.audit.cluster.ClusterState.OPEN;
import static io.gemel.audit.cluster.ClusterState.REGRESSED;
import static io.gemel.audit.cluster.ClusterState.RESOLVED;
import static io.gemel.audit.cluster.ClusterState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterStateTest {

    private static final Map<ClusterState, Set<ClusterState>> WAYS = Map.of(
            OPEN, Set.of(VERIFYING, ESCALATED_OPEN),
            ESCALATED_OPEN, Set.of(VERIFYING),
            REGRESSED, Set.of(VERIFYING, ESCALATED_OPEN),
            VERIFYING, Set.of(RESOLVED, OPEN),
            RESOLVED, Set.of());

    @ParameterizedTest
    @EnumSource
    void theseAreAllTheWays(ClusterState from) {
        for (ClusterState to : ClusterState.values()) {
            assertThat(from.mayBecome(to))
                    .as(from + " to " + to)
                    .isEqualTo(WAYS.get(from).contains(to));
        }
    }
}

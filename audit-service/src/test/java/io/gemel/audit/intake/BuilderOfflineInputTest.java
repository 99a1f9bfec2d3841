package io.gemel.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.audit.cluster.ClusterState;
import io.gemel.audit.cluster.FailureCluster;
import io.gemel.audit.cluster.FailureCluster.Group;
import io.gemel.audit.cluster.FailureCluster.WithCases;
import io.gemel.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BuilderOfflineInputTest {

    private static final UUID ID = UUID.fromString("0199f0a0-0000-7000-8000-0000000000c1");
    private static final String PRIMARY = "v1:647af226eda9f6762d47569c836cb9cf0c17eff790da176f1e58d6958cca8fef";
    private static final String SECONDARY = "v1:f34f19aeb28789c7e27c6d1829a4be9535018f29ebef5d737432e759fa51c38f";

    private record Config(int minRecurrence, boolean distinctApprovers) implements RemediationConfig {}

    private static final Config THREE = new Config(3, true);

    private static WithCases cluster(ClusterState state, long recurrence) {
        return new WithCases(
                new FailureCluster(
                        ID,
                        PRIMARY,
                        state,
                        9,
                        recurrence + 1,
                        recurrence,
                        Instant.parse("2026-11-20T18:31:00.123456Z"),
                        Instant.parse("2026-11-20T19:02:10Z"),
                        List.of(0x44000204L, 0x46420212L),
                        List.of(new Group(SECONDARY, 9, recurrence + 1)),
                        null,
                        null,
                        List.of()),
                List.of("gold_c2ce9957abf049ec2f46fd4b96dd5868"));
    }

    @Test
    void theHashIsOfTheOtherMembersInCanonicalForm() {
        var input = BuilderOfflineInput.of(cluster(ClusterState.OPEN, 3), THREE);

        var form = "{\"case_ids\":[\"gold_c2ce9957abf049ec2f46fd4b96dd5868\"],\"cluster_id\":\"" + ID
                + "\",\"distinct_turns\":4,"
                + "\"first_seen\":\"2026-11-20T18:31:00.123456Z\",\"last_seen\":\"2026-11-20T19:02:10.000000Z\","
                + "\"offline_pipeline_only\":true,\"primary_fingerprint\":\"" + PRIMARY
                + "\",\"reason_codes\":[1140851204,1178731026],\"recurrence\":3,\"secondary_groups\":[{\"cases\":9,"
                + "\"distinct_turns\":4,\"secondary_fingerprint\":\"" + SECONDARY + "\"}],\"state\":\"OPEN\"}";
        assertThat(input).isNotNull();
        assertThat(input.sourceSignalHash()).isEqualTo(Json.sha256Hex(form));
        assertThat(input.offlinePipelineOnly()).isTrue();
    }

    @Property
    void onlyAnUnresolvedClusterThatRecursIsMapped(
            @ForAll ClusterState state,
            @ForAll @LongRange(min = 0, max = 12) long recurrence,
            @ForAll @IntRange(min = 2, max = 10) int min) {
        var input = BuilderOfflineInput.of(cluster(state, recurrence), new Config(min, true));

        assertThat(input != null).isEqualTo(state != ClusterState.RESOLVED && recurrence >= min);
    }

    @Property
    void theSameClusterGivesTheSameInput(@ForAll @LongRange(min = 3, max = 1000) long recurrence) {
        assertThat(BuilderOfflineInput.of(cluster(ClusterState.REGRESSED, recurrence), THREE))
                .isEqualTo(BuilderOfflineInput.of(cluster(ClusterState.REGRESSED, recurrence), THREE));
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws Exception {
        var input = BuilderOfflineInput.of(cluster(ClusterState.OPEN, 3), THREE);

        assertThat(input).isNotNull();
        assertThat(Json.mapper().readValue(input.json().toString(), BuilderOfflineInput.class))
                .isEqualTo(input);
    }
}

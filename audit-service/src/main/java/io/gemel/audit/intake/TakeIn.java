package io.gemel.audit.intake;

import io.gemel.audit.cluster.ClusterState;
import io.gemel.audit.cluster.FailureCluster;
import io.gemel.audit.cluster.FailureClusterRepository;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Maps a cluster, as it is at this moment, for a builder. */
@ApplicationScoped
public class TakeIn {

    /** What came of it. */
    public sealed interface Outcome {
        record Taken(BuilderOfflineInput input) implements Outcome {}

        record NotTaken(Why why) implements Outcome {}
    }

    /** Why no builder is given anything of a cluster. */
    public enum Why {
        NOT_FOUND,
        RESOLVED,
        NOT_RECURRING;

        /** What a client that asked for it is told. */
        public Refusal refusal() {
            return switch (this) {
                case NOT_FOUND -> Refusal.notFound("cluster-not-found", "No such failure cluster.");
                case RESOLVED -> Refusal.conflict("cluster-resolved", "The cluster is resolved.");
                case NOT_RECURRING ->
                    Refusal.conflict("cluster-not-recurring", "The failure does not recur often enough.");
            };
        }
    }

    private final FailureClusterRepository clusters;
    private final RemediationConfig config;

    TakeIn(FailureClusterRepository clusters, RemediationConfig config) {
        this.clusters = clusters;
        this.config = config;
    }

    public Uni<Outcome> run(Tx tx, UUID cluster) {
        return clusters.findWithCases(tx, cluster)
                .map(found -> found.map(this::outcome).orElseGet(() -> new Outcome.NotTaken(Why.NOT_FOUND)));
    }

    private Outcome outcome(FailureCluster.WithCases found) {
        var input = BuilderOfflineInput.of(found, config);
        return input == null ? new Outcome.NotTaken(why(found.cluster())) : new Outcome.Taken(input);
    }

    private static Why why(FailureCluster cluster) {
        return cluster.state() == ClusterState.RESOLVED ? Why.RESOLVED : Why.NOT_RECURRING;
    }
}

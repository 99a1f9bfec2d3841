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

        record NotFound() implements Outcome {}

        record Resolved() implements Outcome {}

        record NotRecurring() implements Outcome {}

        /** The input, or the refusal that the client gets. */
        default BuilderOfflineInput orRefuse() {
            return switch (this) {
                case Taken(var input) -> input;
                case NotFound() -> throw notFound();
                case Resolved() -> throw Refusal.conflict("cluster-resolved", "The cluster is resolved.");
                case NotRecurring() ->
                    throw Refusal.conflict("cluster-not-recurring", "The failure does not recur often enough.");
            };
        }
    }

    static Refusal notFound() {
        return Refusal.notFound("cluster-not-found", "No such failure cluster.");
    }

    private final FailureClusterRepository clusters;
    private final RemediationConfig config;

    TakeIn(FailureClusterRepository clusters, RemediationConfig config) {
        this.clusters = clusters;
        this.config = config;
    }

    public Uni<Outcome> run(Tx tx, UUID cluster) {
        return clusters.findWithCases(tx, cluster)
                .map(found -> found.map(this::outcome).orElseGet(Outcome.NotFound::new));
    }

    private Outcome outcome(FailureCluster.WithCases found) {
        var input = BuilderOfflineInput.of(found, config);
        if (input != null) {
            return new Outcome.Taken(input);
        }
        return found.cluster().state() == ClusterState.RESOLVED ? new Outcome.Resolved() : new Outcome.NotRecurring();
    }
}

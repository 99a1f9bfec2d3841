package io.gemel.audit.cluster;

import static java.util.Objects.requireNonNull;

import io.gemel.audit.cluster.ClusterMoveRepository.Step;
import io.gemel.platform.http.Caller;
import io.gemel.platform.http.Role;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Moves a cluster to another state and keeps who did. */
@ApplicationScoped
class MoveCluster {

    private static final int NOTE = 2000;
    private static final int RESOLVED_IN = 128;

    /** Where to, and for a resolution in what. */
    record Request(
            ClusterState state,
            @Nullable String resolvedIn,
            @Nullable String note) {

        static Supplier<Request> read(Fields fields) {
            var state = fields.oneOf("state", true, ClusterState.names());
            boolean resolves = ClusterState.RESOLVED.name().equals(state);
            var resolvedIn = fields.text(
                    "resolved_in", (resolves ? Text.required(RESOLVED_IN) : Text.optional(RESOLVED_IN)).bytes());
            if (state != null && !resolves && resolvedIn != null) {
                fields.violation("resolved_in", "unknown", "stands with RESOLVED only");
            }
            var note = fields.text("note", Text.optional(NOTE).bytes().prose());
            return () -> new Request(ClusterState.valueOf(requireNonNull(state)), resolvedIn, note);
        }
    }

    sealed interface Outcome {
        record Moved(FailureCluster cluster) implements Outcome {}

        record NotFound() implements Outcome {}

        record OfOthers() implements Outcome {}

        record NoWay(ClusterState from) implements Outcome {}
    }

    private final FailureClusterRepository clusters;
    private final ClusterMoveRepository moves;

    MoveCluster(FailureClusterRepository clusters, ClusterMoveRepository moves) {
        this.clusters = clusters;
        this.moves = moves;
    }

    Uni<Outcome> run(Tx tx, Caller caller, UUID id, Request request) {
        var reader = ClusterReader.of(caller);
        return clusters.lock(tx, reader, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Outcome.NotFound())
                        : ofOthers(tx, caller, id)
                                .chain(ofOthers -> ofOthers
                                        ? Uni.createFrom().item(new Outcome.OfOthers())
                                        : move(tx, reader, found.get(), request)));
    }

    /** An auditor moves every cluster, an owner one whose cases are all of own twins. */
    private Uni<Boolean> ofOthers(Tx tx, Caller caller, UUID id) {
        return caller.has(Role.AUDITOR)
                ? Uni.createFrom().item(false)
                : clusters.hasCasesOfOthers(tx, id, caller.sub());
    }

    private Uni<Outcome> move(Tx tx, ClusterReader reader, FailureCluster present, Request request) {
        if (!present.state().mayBecome(request.state())) {
            return Uni.createFrom().item(new Outcome.NoWay(present.state()));
        }
        var id = present.id();
        return clusters.move(tx, id, request.state(), request.resolvedIn())
                .chain(at -> moves.append(
                        tx,
                        id,
                        new Step(
                                present.state(),
                                request.state(),
                                reader.sub(),
                                at,
                                request.resolvedIn(),
                                request.note())))
                .chain(() -> request.state() == ClusterState.RESOLVED
                        ? regress(tx, id)
                        : Uni.createFrom().voidItem())
                .chain(() -> clusters.find(tx, reader, id))
                .map(Optional::orElseThrow)
                .map(Outcome.Moved::new);
    }

    /** A case may say that it occurs after this very moment: then the resolution does not hold, and its history says by which case. */
    private Uni<Void> regress(Tx tx, UUID id) {
        return clusters.regress(tx, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : moves.append(
                                tx,
                                id,
                                new Step(
                                        ClusterState.RESOLVED,
                                        ClusterState.REGRESSED,
                                        found.get().byCase(),
                                        found.get().at(),
                                        null,
                                        null)));
    }
}

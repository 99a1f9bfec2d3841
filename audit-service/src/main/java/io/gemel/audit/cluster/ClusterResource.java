package io.gemel.audit.cluster;

import io.gemel.audit.cluster.FailureClusterRepository.After;
import io.gemel.audit.readers.Readers;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Page;
import io.gemel.platform.http.Role;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Failure clusters as they are read, explained and moved. */
@Path("/failure-clusters")
@Produces(MediaType.APPLICATION_JSON)
class ClusterResource {

    private static final Access LIST = Readers.ofFailures("listFailureClusters");
    private static final Access GET_ONE = Readers.ofFailures("getFailureCluster");
    private static final Access EXPLAIN = Readers.ofFailures("explainFailureCluster");
    private static final Access MOVE = Access.allow("setFailureClusterState", Role.OWNER, Role.AUDITOR);

    private final Calls calls;
    private final FailureClusterRepository clusters;
    private final ExplanationRepository explanations;
    private final MoveCluster move;

    ClusterResource(
            Calls calls, FailureClusterRepository clusters, ExplanationRepository explanations, MoveCluster move) {
        this.calls = calls;
        this.clusters = clusters;
        this.explanations = explanations;
        this.move = move;
    }

    @GET
    @Operation(
            operationId = "listFailureClusters",
            summary = "Failure clusters, most recurring first; an owner sees those with a case of an own twin")
    public Uni<RestResponse<byte[]>> list() {
        return calls.open(LIST)
                .params("state", "min_turns")
                .page(this::rows, cluster -> cluster.recurrence() + "/" + cluster.id());
    }

    private Uni<List<FailureCluster>> rows(Context ctx) {
        return clusters.list(
                ctx.tx(),
                ClusterReader.of(ctx.caller()),
                ctx.query().oneOf("state", ClusterState.names()),
                ctx.query().integer("min_turns", 0, Integer.MAX_VALUE),
                after(ctx.page()),
                ctx.page().fetch());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFailureCluster", summary = "One failure cluster")
    public Uni<RestResponse<byte[]>> get(@RestPath String id) {
        return calls.open(GET_ONE).read(ctx -> seen(ctx, id).map(Answer::ok));
    }

    @GET
    @Path("/{id}/explanation")
    @Operation(operationId = "explainFailureCluster", summary = "What the cases of a cluster have in common")
    public Uni<RestResponse<byte[]>> explain(@RestPath String id) {
        return calls.open(EXPLAIN).read(ctx -> seen(ctx, id)
                .chain(cluster -> explanations.find(ctx.tx(), cluster.primaryFingerprint()))
                .map(Answer::ok));
    }

    @POST
    @Path("/{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "setFailureClusterState", summary = "Move a failure cluster to another state")
    public Uni<RestResponse<byte[]>> move(@RestPath String id, byte @Nullable [] body) {
        return calls.open(MOVE).body(body).write(MoveCluster.Request::read, (ctx, request) -> move.run(
                        ctx.tx(), ctx.caller(), ctx.pathId(id, ClusterResource::notFound), request.get())
                .map(ClusterResource::answer));
    }

    private static Answer answer(MoveCluster.Outcome outcome) {
        return switch (outcome) {
            case MoveCluster.Outcome.Moved(var cluster) -> Answer.ok(cluster);
            case MoveCluster.Outcome.NotFound() -> throw notFound();
            case MoveCluster.Outcome.OfOthers() ->
                throw Refusal.forbidden("not-the-owner", "The cluster has cases of twins of someone else.");
            case MoveCluster.Outcome.NoWay(var from) ->
                throw Refusal.conflict("cluster-transition", "A cluster in state " + from + " does not become that.");
        };
    }

    private Uni<FailureCluster> seen(Context ctx, String id) {
        return clusters.find(ctx.tx(), ClusterReader.of(ctx.caller()), ctx.pathId(id, ClusterResource::notFound))
                .map(found -> found.orElseThrow(ClusterResource::notFound));
    }

    private static @Nullable After after(Page page) {
        var position = page.after();
        if (position == null) {
            return null;
        }
        int slash = position.indexOf('/');
        return new After(Long.parseLong(position.substring(0, slash)), UUID.fromString(position.substring(slash + 1)));
    }

    private static Refusal notFound() {
        return Refusal.notFound("cluster-not-found", "No such failure cluster.");
    }
}

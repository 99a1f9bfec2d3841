package io.gemel.capture.atlas;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.IndexRebuildRequested;
import io.gemel.contracts.Times;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Json;
import io.gemel.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The decision index. */
@Path("/twins/{twin}/decision-index")
@Produces(APPLICATION_JSON)
class DecisionIndexResource {

    private static final Access READ = Access.allow("getDecisionIndex", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access REBUILD = Access.own("rebuildDecisionIndex");

    private final Calls calls;
    private final DecisionIndexRepository index;
    private final DecisionIndexSnapshotRepository snapshots;
    private final Outbox outbox;

    DecisionIndexResource(
            Calls calls, DecisionIndexRepository index, DecisionIndexSnapshotRepository snapshots, Outbox outbox) {
        this.calls = calls;
        this.index = index;
        this.snapshots = snapshots;
        this.outbox = outbox;
    }

    @GET
    @Operation(operationId = "getDecisionIndex", summary = "The decision index of a twin")
    public Uni<RestResponse<byte[]>> read(@RestPath String twin) {
        var whole = new AtomicReference<>(Json.object());
        return calls.on(twin, READ)
                .params(IndexFilter.NAMES)
                .page(
                        context -> rows(context, IndexFilter.read(context.query()), whole),
                        row -> row.rootId().toString(),
                        _ -> whole.get());
    }

    private Uni<List<IndexRow>> rows(Context context, IndexFilter filter, AtomicReference<ObjectNode> whole) {
        var twin = context.twin().id();
        return Uni.combine()
                .all()
                .unis(
                        index.list(context.tx(), twin, filter, context.page()),
                        snapshots.find(context.tx(), twin),
                        index.isStale(context.tx(), twin))
                .with((rows, snapshot, stale) -> {
                    whole.set(Json.object()
                            .put("snapshotId", snapshot.id())
                            .put("stale", stale)
                            .put("rebuiltAt", snapshot.rebuiltAt() == null ? null : Times.text(snapshot.rebuiltAt())));
                    return rows;
                });
    }

    /** It is said to this service itself, so it survives a crash and runs in turn with the ends of cycles. */
    @POST
    @Path("/rebuild")
    @Operation(operationId = "rebuildDecisionIndex", summary = "Ask for the decision index to be made anew")
    public Uni<RestResponse<byte[]>> rebuild(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, REBUILD).body(body).write(context -> {
            var tx = context.tx();
            String key = context.twin().id().toString();
            outbox.say(
                    tx,
                    Decisions.TOPIC,
                    key,
                    key,
                    new IndexRebuildRequested(
                            context.twin().id(), context.caller().sub(), tx.now()));
            return Uni.createFrom().item(Answer.accepted(Json.object().put("requestedAt", Times.text(tx.now()))));
        });
    }
}

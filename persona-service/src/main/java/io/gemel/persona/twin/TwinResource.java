package io.gemel.persona.twin;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.roster.TwinRepository;
import io.gemel.persona.roster.TwinRow;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The twins of a tenant. */
@Path("/twins")
@Produces(APPLICATION_JSON)
class TwinResource {

    private static final Access LIST = Access.allow("listTwins", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access GET_ONE = Access.allow("getTwin", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access CREATE = Access.allow("createTwin", OWNER);
    private static final Access CHANGE = Access.own("patchTwin");
    private static final Access ARCHIVE = Access.own("archiveTwin");

    private final Calls calls;
    private final TwinRepository twins;
    private final CreateTwin create;
    private final ChangeTwin change;

    TwinResource(Calls calls, TwinRepository twins, CreateTwin create, ChangeTwin change) {
        this.calls = calls;
        this.twins = twins;
        this.create = create;
        this.change = change;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "createTwin", summary = "Create a twin that the caller owns")
    public Uni<RestResponse<byte[]>> create(byte @Nullable [] body) {
        return calls.open(CREATE).body(body).write(NewTwin::read, (ctx, twin) -> create.run(
                        ctx.tx(), twin, ctx.caller().sub())
                .map(created -> created.orElseThrow(TwinResource::nameTaken))
                .map(row -> Answer.created("/twins/" + row.id(), row).etag(row.etag())));
    }

    @GET
    @Operation(
            operationId = "listTwins",
            summary = "The tenant's twins, newest first; archived ones only when asked for")
    public Uni<RestResponse<byte[]>> list() {
        return calls.open(LIST).params("status").page(this::rows, twin -> twin.id()
                .toString());
    }

    private Uni<List<TwinRow>> rows(Context ctx) {
        var status = ctx.query().oneOf("status", "active", "paused", "archived", "all");
        return twins.list(ctx.tx(), status, ctx.page().afterId(), ctx.page().fetch());
    }

    @GET
    @Path("/{twin}")
    @Operation(operationId = "getTwin", summary = "One twin")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin) {
        return calls.on(twin, GET_ONE)
                .read(ctx -> twins.find(ctx.tx(), ctx.twin().id()).map(found -> Answer.ok(found.orElseThrow())
                        .etag(found.orElseThrow().etag())));
    }

    @PATCH
    @Path("/{twin}")
    @Consumes("application/merge-patch+json")
    @Operation(operationId = "patchTwin", summary = "Rename, describe, set up, pause or resume a twin")
    public Uni<RestResponse<byte[]>> patch(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CHANGE).body(body).edit(TwinPatch::read, (ctx, patch) -> change.run(
                        ctx.tx(), ctx.twin().id(), present -> patched(ctx, patch, present))
                .map(TwinResource::answer));
    }

    private static TwinRow patched(Context ctx, TwinPatch patch, TwinRow present) {
        TwinRow after = patch.applyTo(present);
        ctx.requireMatch(present.etag());
        if (present.isArchived()) {
            throw Refusal.conflict("twin-archived", "An archived twin does not change.");
        }
        return after;
    }

    @POST
    @Path("/{twin}/archive")
    @Operation(operationId = "archiveTwin", summary = "Archive a twin for good")
    public Uni<RestResponse<byte[]>> archive(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, ARCHIVE).body(body).write(ctx -> change.run(
                        ctx.tx(), ctx.twin().id(), present -> present.withStatus("archived"))
                .map(TwinResource::answer));
    }

    private static Answer answer(ChangeTwin.Outcome outcome) {
        return switch (outcome) {
            case ChangeTwin.Outcome.Changed(var twin) -> Answer.ok(twin).etag(twin.etag());
            case ChangeTwin.Outcome.Same(var twin) ->
                Answer.ok(twin).etag(twin.etag()).unchanged();
            case ChangeTwin.Outcome.NameTaken() -> throw nameTaken();
        };
    }

    private static Refusal nameTaken() {
        return Refusal.conflict("twin-name-taken", "Another twin of the tenant has this name.");
    }
}

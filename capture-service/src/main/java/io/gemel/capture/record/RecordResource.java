package io.gemel.capture.record;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What has been captured for a twin. */
@Path("/twins/{twin}/decision-capture")
@Produces(APPLICATION_JSON)
class RecordResource {

    private static final Access LIST = Access.own("listCaptures").or(VIEWER, AUDITOR);
    private static final Access RETRACT = Access.own("retractCapture");
    private static final Access GET_ONE = Access.own("getCapture").or(VIEWER, AUDITOR);

    private final Calls calls;
    private final CaptureRepository captures;
    private final RetractCapture retract;

    RecordResource(Calls calls, CaptureRepository captures, RetractCapture retract) {
        this.calls = calls;
        this.captures = captures;
        this.retract = retract;
    }

    @GET
    @Operation(operationId = "listCaptures", summary = "The captures of a twin, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST)
                .params(CaptureFilter.NAMES)
                .page(
                        context -> captures.list(
                                context.tx(), context.twin().id(), CaptureFilter.read(context.query()), context.page()),
                        capture -> capture.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCapture", summary = "One capture with its candidate")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_ONE).read(context -> captures.find(
                        context.tx(), context.twin().id(), context.pathId(id, RecordResource::notFound))
                .map(found -> Answer.ok(found.orElseThrow(RecordResource::notFound))));
    }

    @POST
    @Path("/{id}/retract")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "retractCapture", summary = "Take a capture back; it stays, and is known as retracted")
    public Uni<RestResponse<byte[]>> retract(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, RETRACT)
                .body(body)
                .write(fields -> fields.text("note", Text.required(2000).prose()), (context, note) -> retract.run(
                                context.tx(),
                                context.twin().id(),
                                context.pathId(id, RecordResource::notFound),
                                context.caller().sub(),
                                note)
                        .map(RecordResource::answer));
    }

    private static Answer answer(RetractCapture.Outcome outcome) {
        return switch (outcome) {
            case RetractCapture.Outcome.Retracted(var capture) -> Answer.ok(capture);
            case RetractCapture.Outcome.NotFound() -> throw notFound();
            case RetractCapture.Outcome.AlreadyRetracted() ->
                throw Refusal.conflict("capture-already-retracted", "This capture has been taken back before.");
        };
    }

    private static Refusal notFound() {
        return Refusal.notFound("capture-not-found", "No such capture of this twin.");
    }
}

package io.gemel.capture.record;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What has been captured for a twin. */
@Path("/twins/{twin}/decision-capture")
@Produces(APPLICATION_JSON)
class RecordResource {

    private static final Access LIST = Access.own("listCaptures").or(VIEWER, AUDITOR);
    private static final Access GET_ONE = Access.own("getCapture").or(VIEWER, AUDITOR);

    private final Calls calls;
    private final CaptureRepository captures;

    RecordResource(Calls calls, CaptureRepository captures) {
        this.calls = calls;
        this.captures = captures;
    }

    @GET
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "sjt, pairwise or introspection")
    @Parameter(name = "intent_label", in = ParameterIn.QUERY, description = "one of the eight intents")
    @Parameter(name = "training_session_id", in = ParameterIn.QUERY, description = "captures of one session")
    @Parameter(name = "retracted", in = ParameterIn.QUERY, description = "true or false")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, 50 if absent")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next_cursor of the page before")
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

    private static Refusal notFound() {
        return Refusal.notFound("capture-not-found", "No such capture of this twin.");
    }
}

package io.gemel.capture.sjt;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.judgement.Capture;
import io.gemel.capture.session.TrainingContext;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Captures of situational judgement tests. */
@Path("/twins/{twin}/decision-capture/sjt")
@Produces(APPLICATION_JSON)
class SjtResource {

    private static final String EXAMPLE = """
            {"training_session_id": "019aa0c4-7c8a-7d51-b1c5-2f1f6f0f2a11", "intent_label": "advice_or_stance",
             "prompt": "A client asks for a discount.", "selected_option": "Decline", "rationale": "Prices are fair.",
             "options": [{"label": "Grant"}, {"label": "Decline"}], "thresholds": {"discount": 0.1}}
            """;

    private static final Access CAPTURE = Access.own("captureSjt").teaching();

    private final Calls calls;
    private final TrainingContext context;
    private final CaptureSjt capture;

    SjtResource(Calls calls, TrainingContext context, CaptureSjt capture) {
        this.calls = calls;
        this.context = context;
        this.capture = capture;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1 to 128 visible ASCII characters")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = EXAMPLE))
    @Operation(operationId = "captureSjt", summary = "Record a choice that the owner made in a situation")
    public Uni<RestResponse<byte[]>> capture(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CAPTURE)
                .body(body)
                .before(context::require)
                .write(SjtRequest::read, (call, request) -> capture.run(
                                call.tx(), call.twin().id(), call.caller().sub(), request)
                        .map(recorded -> Answer.created(location(twin, recorded), recorded)));
    }

    private static String location(String twin, Capture recorded) {
        return "/twins/" + twin + "/decision-capture/" + recorded.id();
    }
}

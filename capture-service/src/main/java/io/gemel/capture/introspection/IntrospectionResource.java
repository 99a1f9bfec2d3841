package io.gemel.capture.introspection;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.judgement.Capture;
import io.gemel.capture.session.TrainingContext;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Captures of how the owner decides. */
@Path("/twins/{twin}/decision-capture/introspection")
@Produces(APPLICATION_JSON)
class IntrospectionResource {

    private static final Access CAPTURE = Access.own("captureIntrospection").teaching();

    private final Calls calls;
    private final TrainingContext training;
    private final CaptureIntrospection capture;

    IntrospectionResource(Calls calls, TrainingContext training, CaptureIntrospection capture) {
        this.calls = calls;
        this.training = training;
        this.capture = capture;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "captureIntrospection", summary = "Record how the owner says that they decide")
    public Uni<RestResponse<byte[]>> capture(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CAPTURE)
                .body(body)
                .before(training::require)
                .write(IntrospectionRequest::read, this::record);
    }

    private Uni<Answer> record(Context context, IntrospectionRequest request) {
        Capture recorded =
                capture.run(context.tx(), context.twin().id(), context.caller().sub(), request);
        return Uni.createFrom()
                .item(Answer.created(recorded.location(context.twin().id()), recorded));
    }
}

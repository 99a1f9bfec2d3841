package io.gemel.capture.sjt;

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

/** Captures of situational judgement tests. */
@Path("/twins/{twin}/decision-capture/sjt")
@Produces(APPLICATION_JSON)
class SjtResource {

    private static final Access CAPTURE = Access.own("captureSjt").teaching();

    private final Calls calls;
    private final TrainingContext training;
    private final CaptureSjt capture;

    SjtResource(Calls calls, TrainingContext training, CaptureSjt capture) {
        this.calls = calls;
        this.training = training;
        this.capture = capture;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "captureSjt", summary = "Record a choice that the owner made in a situation")
    public Uni<RestResponse<byte[]>> capture(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CAPTURE).body(body).before(training::require).write(SjtRequest::read, this::record);
    }

    private Uni<Answer> record(Context context, SjtRequest request) {
        Capture recorded =
                capture.run(context.tx(), context.twin().id(), context.caller().sub(), request);
        return Uni.createFrom()
                .item(Answer.created(recorded.location(context.twin().id()), recorded));
    }
}

package io.gemel.capture.pairwise;

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

/** Captures of preferences between two texts. */
@Path("/twins/{twin}/decision-capture/pairwise")
@Produces(APPLICATION_JSON)
class PairwiseResource {

    private static final Access CAPTURE = Access.own("capturePairwise").teaching();

    private final Calls calls;
    private final TrainingContext training;
    private final CapturePairwise capture;

    PairwiseResource(Calls calls, TrainingContext training, CapturePairwise capture) {
        this.calls = calls;
        this.training = training;
        this.capture = capture;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "capturePairwise", summary = "Record which of two texts the owner prefers")
    public Uni<RestResponse<byte[]>> capture(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CAPTURE).body(body).before(training::require).write(PairwiseRequest::read, this::record);
    }

    private Uni<Answer> record(Context context, PairwiseRequest request) {
        Capture recorded =
                capture.run(context.tx(), context.twin().id(), context.caller().sub(), request);
        return Uni.createFrom()
                .item(Answer.created(recorded.location(context.twin().id()), recorded));
    }
}

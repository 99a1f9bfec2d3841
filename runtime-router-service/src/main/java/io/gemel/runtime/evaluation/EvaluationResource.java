package io.gemel.runtime.evaluation;

import static io.gemel.platform.http.Role.RUNTIME;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tries routing on labelled messages; it stores nothing, so an Idempotency-Key has nothing to remember. */
@Path("/twins/{twin}/routing-evaluations")
@Produces(APPLICATION_JSON)
class EvaluationResource {

    private static final Access EVALUATE = Access.own("evaluateRouting").or(RUNTIME);

    private final Calls calls;
    private final EvaluateRouting evaluate;

    EvaluationResource(Calls calls, EvaluateRouting evaluate) {
        this.calls = calls;
        this.evaluate = evaluate;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "evaluateRouting", summary = "Route labelled messages, under a draft spec if one is sent")
    public Uni<RestResponse<byte[]>> evaluate(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, EVALUATE)
                .naturalKey()
                .body(body)
                .write(EvaluationRequest::read, (context, request) -> evaluate.run(
                                context.tx(), context.twin(), request)
                        .map(Answer::ok));
    }
}

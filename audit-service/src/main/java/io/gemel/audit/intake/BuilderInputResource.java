package io.gemel.audit.intake;

import io.gemel.audit.readers.Readers;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows what a builder would be given of a cluster now. */
@Path("/failure-clusters/{id}/builder-input")
@Produces(MediaType.APPLICATION_JSON)
class BuilderInputResource {

    private static final Access GET_INPUT = Readers.ofRemediation("getBuilderInput");

    private final Calls calls;
    private final TakeIn takeIn;

    BuilderInputResource(Calls calls, TakeIn takeIn) {
        this.calls = calls;
        this.takeIn = takeIn;
    }

    @GET
    @Operation(operationId = "getBuilderInput", summary = "What a builder is given of a recurring failure cluster")
    public Uni<RestResponse<byte[]>> get(@RestPath String id) {
        return calls.open(GET_INPUT).read(ctx -> takeIn.run(ctx.tx(), ctx.pathId(id, TakeIn.Why.NOT_FOUND::refusal))
                .map(BuilderInputResource::answer));
    }

    private static Answer answer(TakeIn.Outcome outcome) {
        return switch (outcome) {
            case TakeIn.Outcome.Taken(var input) -> Answer.ok(input);
            case TakeIn.Outcome.NotTaken(var why) -> throw why.refusal();
        };
    }
}

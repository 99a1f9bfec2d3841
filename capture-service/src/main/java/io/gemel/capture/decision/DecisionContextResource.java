package io.gemel.capture.decision;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.version.DecisionVersion;
import io.gemel.capture.version.Domain;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What of a twin's decisions applies. */
@Path("/twins/{twin}/decision-context")
@Produces(APPLICATION_JSON)
class DecisionContextResource {

    private static final Access CONTEXT = DecisionResource.readers("getDecisionContext");
    private static final int MOST = 500;

    /** The decisions that apply in a domain, in their order; without a domain those that apply everywhere. */
    record Applying(@Nullable String domain, List<DecisionVersion> items) {}

    private final Calls calls;
    private final DecisionRepository decisions;

    DecisionContextResource(Calls calls, DecisionRepository decisions) {
        this.calls = calls;
        this.decisions = decisions;
    }

    @GET
    @Operation(operationId = "getDecisionContext", summary = "The decisions that apply in a domain, strongest first")
    public Uni<RestResponse<byte[]>> context(@RestPath String twin) {
        return calls.on(twin, CONTEXT).params("domain").read(context -> {
            String domain = Domain.read(context.query());
            return decisions
                    .context(context.tx(), context.twin().id(), domain, MOST + 1)
                    .map(found -> answer(domain, found));
        });
    }

    private static Answer answer(@Nullable String domain, List<DecisionVersion> found) {
        if (found.size() > MOST) {
            throw Refusal.unprocessable("too-many-decisions", "More than " + MOST + " decisions apply here.");
        }
        return Answer.ok(new Applying(domain, found));
    }
}

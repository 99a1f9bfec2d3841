package io.gemel.capture.decision;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.version.DecisionRefusals;
import io.gemel.capture.version.DecisionVersion;
import io.gemel.capture.version.Domain;
import io.gemel.capture.version.Strength;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Decisions in their versions. */
@Path("/twins/{twin}/decisions")
@Produces(APPLICATION_JSON)
class DecisionResource {

    private static final Access LIST = readers("listDecisions");
    private static final Access ACTIVE = readers("getDecision");
    private static final Access HISTORY = readers("listDecisionVersions");
    private static final Access NUMBERED = readers("getDecisionVersion");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Calls calls;
    private final DecisionRepository decisions;

    DecisionResource(Calls calls, DecisionRepository decisions) {
        this.calls = calls;
        this.decisions = decisions;
    }

    static Access readers(String operation) {
        return Access.allow(operation, OWNER, VIEWER, RUNTIME, AUDITOR);
    }

    @GET
    @Operation(operationId = "listDecisions", summary = "The decisions of a twin, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST)
                .params("domain", "strength", "include")
                .page(
                        context -> decisions.list(
                                context.tx(),
                                context.twin().id(),
                                "all".equals(context.query().oneOf("include", "active", "all")),
                                Domain.read(context.query()),
                                context.query().oneOf("strength", Strength.all()),
                                context.page()),
                        version -> version.id().toString());
    }

    @GET
    @Path("/{root}")
    @Operation(operationId = "getDecision", summary = "The active version of a decision")
    public Uni<RestResponse<byte[]>> active(@RestPath String twin, @RestPath String root) {
        return calls.on(twin, ACTIVE).read(context -> decisions
                .active(context.tx(), context.twin().id(), root(context, root))
                .map(DecisionResource::answer));
    }

    @GET
    @Path("/{root}/versions")
    @Operation(operationId = "listDecisionVersions", summary = "The history of a decision, highest version first")
    public Uni<RestResponse<byte[]>> history(@RestPath String twin, @RestPath String root) {
        return calls.on(twin, HISTORY)
                .page(
                        context -> decisions
                                .history(context.tx(), context.twin().id(), root(context, root), context.page())
                                .invoke(DecisionResource::requireAny),
                        version -> String.valueOf(version.version()));
    }

    @GET
    @Path("/{root}/versions/{version}")
    @Operation(operationId = "getDecisionVersion", summary = "One version of a decision")
    public Uni<RestResponse<byte[]>> numbered(@RestPath String twin, @RestPath String root, @RestPath String version) {
        return calls.on(twin, NUMBERED).read(context -> decisions
                .numbered(context.tx(), context.twin().id(), root(context, root), number(version))
                .map(DecisionResource::answer));
    }

    /** Every chain has a first version. */
    private static void requireAny(List<DecisionVersion> history) {
        if (history.isEmpty()) {
            throw DecisionRefusals.notFound();
        }
    }

    private static Answer answer(Optional<DecisionVersion> found) {
        return Answer.ok(found.orElseThrow(DecisionRefusals::notFound));
    }

    private static UUID root(Context context, String text) {
        return context.pathId(text, DecisionRefusals::notFound);
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw DecisionRefusals.notFound();
        }
        return Integer.parseInt(text);
    }
}

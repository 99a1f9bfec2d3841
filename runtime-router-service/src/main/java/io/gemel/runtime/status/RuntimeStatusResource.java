package io.gemel.runtime.status;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.runtime.spec.ActiveSpecRepository;
import io.gemel.runtime.spec.ActiveSpecs;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Whether what was changed is live: the revisions that the next message is decided with. */
@Path("/twins/{twin}/runtime-status")
@Produces(APPLICATION_JSON)
class RuntimeStatusResource {

    private static final Access GET_STATUS = Access.allow("getRuntimeStatus", OWNER, VIEWER, RUNTIME, AUDITOR);

    /** The answer; {@code lagMs} is how long the newest change took to get here. */
    record RuntimeStatus(
            long twinRevision,
            long specRevision,
            @Nullable String personaSpecVersion,
            @Nullable Long lagMs) {}

    private final Calls calls;
    private final ActiveSpecs specs;
    private final ActiveSpecRepository freshness;

    RuntimeStatusResource(Calls calls, ActiveSpecs specs, ActiveSpecRepository freshness) {
        this.calls = calls;
        this.specs = specs;
        this.freshness = freshness;
    }

    @GET
    @Operation(
            operationId = "getRuntimeStatus",
            summary = "The revisions of twin and spec that messages are decided with")
    public Uni<RestResponse<byte[]>> status(@RestPath String twin) {
        return calls.on(twin, GET_STATUS).read(this::status);
    }

    private Uni<Answer> status(Context context) {
        var twin = context.twin();
        return specs.of(context.tx(), twin).chain(spec -> freshness
                .lagMs(context.tx(), twin.id())
                .map(lag -> Answer.ok(new RuntimeStatus(twin.revision(), spec.revision(), spec.version(), lag))));
    }
}

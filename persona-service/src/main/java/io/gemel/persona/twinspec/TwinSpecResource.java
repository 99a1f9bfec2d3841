package io.gemel.persona.twinspec;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How a twin behaves now, in one normal form. */
@Path("/twins/{twin}/twin-spec")
@Produces(APPLICATION_JSON)
class TwinSpecResource {

    private static final Access ACTIVE = Access.allow("getActiveTwinSpec", OWNER, VIEWER, RUNTIME, AUDITOR);

    record Active(boolean active, String sourcePersonaSpecVersion, TwinSpec twinSpec) {}

    private final Calls calls;
    private final PersonaSpecRepository specs;

    TwinSpecResource(Calls calls, PersonaSpecRepository specs) {
        this.calls = calls;
        this.specs = specs;
    }

    @GET
    @Path("/active")
    @Operation(operationId = "getActiveTwinSpec", summary = "The active spec in its normal form")
    public Uni<RestResponse<byte[]>> active(@RestPath String twin) {
        return calls.on(twin, ACTIVE)
                .read(ctx -> specs.findActive(ctx.tx(), ctx.twin().id())
                        .map(found -> found.orElseThrow(() ->
                                Refusal.notFound("no-active-persona-spec", "No version of the twin's spec is active.")))
                        .map(spec -> Answer.ok(new Active(
                                true, spec.version(), TwinSpec.of(spec.spec(), spec.version(), spec.source())))));
    }
}

package io.gemel.persona.comparison;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What differs between two versions, in the spec and in what the model is told. */
@Path("/twins/{twin}/persona-specs/{version}/diff/{other}")
@Produces(APPLICATION_JSON)
class DiffResource {

    private static final Access DIFF = Access.allow("diffPersonaSpecs", OWNER, VIEWER, RUNTIME, AUDITOR);

    record Diff(String from, String to, List<SpecDiff.Change> changes, List<PlanDiff> plans) {
        Diff {
            changes = List.copyOf(changes);
            plans = List.copyOf(plans);
        }
    }

    private final Calls calls;
    private final PersonaSpecRepository specs;

    DiffResource(Calls calls, PersonaSpecRepository specs) {
        this.calls = calls;
        this.specs = specs;
    }

    @GET
    @Operation(operationId = "diffPersonaSpecs", summary = "What the other version changes in this one")
    public Uni<RestResponse<byte[]>> diff(@RestPath String twin, @RestPath String version, @RestPath String other) {
        return calls.on(twin, DIFF).read(ctx -> Uni.combine()
                .all()
                .unis(spec(ctx, version), spec(ctx, other))
                .with((from, to) -> Answer.ok(new Diff(version, other, SpecDiff.of(from, to), PlanDiff.of(from, to)))));
    }

    private Uni<JsonNode> spec(Context ctx, String version) {
        return specs.find(ctx.tx(), ctx.twin().id(), version)
                .map(found -> found.map(PersonaSpec::spec).orElseThrow(SpecRefusals::notFound));
    }
}

package io.gemel.persona.spec;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.draft.SpecSummary;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The versions of a twin's persona spec. */
@Path("/twins/{twin}/persona-specs")
@Produces(APPLICATION_JSON)
class PersonaSpecResource {

    private static final Access LIST = Access.allow("listPersonaSpecs", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access ACTIVE = Access.allow("getActivePersonaSpec", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access GET_ONE = Access.allow("getPersonaSpec", OWNER, VIEWER, RUNTIME, AUDITOR);

    record Active(boolean active, @Nullable PersonaSpec spec) {}

    private final Calls calls;
    private final PersonaSpecRepository specs;

    PersonaSpecResource(Calls calls, PersonaSpecRepository specs) {
        this.calls = calls;
        this.specs = specs;
    }

    @GET
    @Operation(operationId = "listPersonaSpecs", summary = "A twin's specs without their documents, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST).params("status").page(this::rows, spec -> spec.id()
                .toString());
    }

    private Uni<List<SpecSummary>> rows(Context ctx) {
        var status = ctx.query().oneOf("status", "draft", "active", "archived");
        var after = ctx.page().afterId();
        return specs.list(ctx.tx(), ctx.twin().id(), status, after, ctx.page().fetch());
    }

    @GET
    @Path("/active")
    @Operation(operationId = "getActivePersonaSpec", summary = "The spec that the runtime serves, if one is active")
    public Uni<RestResponse<byte[]>> active(@RestPath String twin) {
        return calls.on(twin, ACTIVE)
                .read(ctx -> specs.findActive(ctx.tx(), ctx.twin().id()).map(PersonaSpecResource::active));
    }

    private static Answer active(Optional<PersonaSpec> found) {
        String tag = found.map(PersonaSpec::digest).orElse("none");
        return Answer.ok(new Active(found.isPresent(), found.orElse(null))).etag("\"" + tag + "\"");
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "getPersonaSpec", summary = "One version")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String version) {
        return calls.on(twin, GET_ONE)
                .read(ctx -> specs.find(ctx.tx(), ctx.twin().id(), version)
                        .map(found -> found.orElseThrow(SpecRefusals::notFound))
                        .map(spec -> Answer.ok(spec).etag(spec.etag())));
    }
}

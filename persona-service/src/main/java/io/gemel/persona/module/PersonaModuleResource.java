package io.gemel.persona.module;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.candidate.CandidateFilter;
import io.gemel.persona.candidate.CandidateRepository;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The module candidates of a twin. */
@Path("/twins/{twin}/persona-modules")
@Produces(APPLICATION_JSON)
class PersonaModuleResource {

    private static final Access LIST = Access.allow("listPersonaModules", OWNER, VIEWER, AUDITOR);
    private static final Access GET_ONE = Access.allow("getPersonaModule", OWNER, VIEWER, AUDITOR);
    private static final Access ARCHIVE = Access.own("archivePersonaModule");

    private final Calls calls;
    private final CandidateRepository modules;
    private final ArchiveModule archive;

    PersonaModuleResource(Calls calls, CandidateRepository modules, ArchiveModule archive) {
        this.calls = calls;
        this.modules = modules;
        this.archive = archive;
    }

    @GET
    @Operation(operationId = "listPersonaModules", summary = "A twin's module candidates, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST)
                .params("status", "intent_label", "module_id", "min_confidence")
                .page(ctx -> modules.list(ctx.tx(), ctx.twin().id(), CandidateFilter.of(ctx)), module -> module.id()
                        .toString());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPersonaModule", summary = "One module candidate")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_ONE)
                .read(ctx -> modules.find(ctx.tx(), ctx.twin().id(), ctx.pathId(id, PersonaModuleResource::notFound))
                        .map(found -> Answer.ok(found.orElseThrow(PersonaModuleResource::notFound))));
    }

    @POST
    @Path("/{id}/archive")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "archivePersonaModule", summary = "Put a candidate away for good")
    public Uni<RestResponse<byte[]>> archive(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, ARCHIVE)
                .body(body)
                .write(
                        fields -> Optional.ofNullable(
                                fields.text("note", Text.optional(4000).prose())),
                        (ctx, note) -> archive.run(
                                        ctx.tx(),
                                        ctx.twin().id(),
                                        ctx.pathId(id, PersonaModuleResource::notFound),
                                        note.orElse(null))
                                .map(PersonaModuleResource::answer));
    }

    private static Answer answer(ArchiveModule.Outcome outcome) {
        return switch (outcome) {
            case ArchiveModule.Outcome.Archived(var module) -> Answer.ok(module);
            case ArchiveModule.Outcome.WasArchived(var module) ->
                Answer.ok(module).unchanged();
            case ArchiveModule.Outcome.NotFound() -> throw notFound();
        };
    }

    static Refusal notFound() {
        return Refusal.notFound("module-not-found", "The twin has no such module candidate.");
    }
}

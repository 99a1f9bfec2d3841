package io.gemel.persona.module;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.candidate.Conflict;
import io.gemel.persona.candidate.Merge;
import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The promotion of a twin's candidates into a new draft. */
@Path("/twins/{twin}/persona-modules/promote")
@Produces(APPLICATION_JSON)
class PromotionResource {

    private static final Access PROMOTE = Access.own("promotePersonaModules").teaching();

    record Promotion(
            PersonaSpec personaSpec,
            List<Merge.Promoted> promoted,
            List<Merge.Merged> merged,
            List<Conflict> conflicts,
            List<String> divergesFrom) {}

    private final Calls calls;
    private final PromoteModules promote;

    PromotionResource(Calls calls, PromoteModules promote) {
        this.calls = calls;
        this.promote = promote;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "promotePersonaModules", summary = "Fold draft candidates into a new draft of the spec")
    public Uni<RestResponse<byte[]>> promote(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, PROMOTE).body(body).write(PromoteRequest::read, (ctx, request) -> promote.run(
                        ctx.tx(), ctx.twin().id(), request, ctx.caller().sub())
                .map(PromotionResource::answer));
    }

    private static Answer answer(PromoteModules.Outcome outcome) {
        return switch (outcome) {
            case PromoteModules.Outcome.Promoted(var spec, var result, var settled, var divergesFrom) ->
                Answer.created(
                                spec.location(),
                                new Promotion(spec, result.promoted(), result.merged(), settled, divergesFrom))
                        .etag(spec.etag());
            case PromoteModules.Outcome.NoSuchModule() -> throw PersonaModuleResource.notFound();
            case PromoteModules.Outcome.NotDraft() ->
                throw Refusal.conflict("module-not-draft", "Only drafts are promoted.");
            case PromoteModules.Outcome.BaseNotFound() -> throw SpecRefusals.notFound();
            case PromoteModules.Outcome.Conflicting(var conflicts) ->
                throw Refusal.conflict("module-conflict", "Candidates contradict each other or the base.")
                        .with("conflicts", Json.mapper().valueToTree(conflicts));
            case PromoteModules.Outcome.NotValid(var violations) -> throw SpecRefusals.notValid(violations);
            case PromoteModules.Outcome.VersionsExhausted() -> throw SpecRefusals.versionsExhausted();
        };
    }
}

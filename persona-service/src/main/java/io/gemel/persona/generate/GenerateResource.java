package io.gemel.persona.generate;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.draft.DraftAnswer;
import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.Previews;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.persona.fault.Uncompilable;
import io.gemel.persona.publication.PublishRequest;
import io.gemel.persona.publication.PublishSpec;
import io.gemel.personamodel.compiler.PromptPlan;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Generates specs from what a twin's settings and candidates say. */
@Path("/twins/{twin}/persona-specs/generate")
@Produces(APPLICATION_JSON)
class GenerateResource {

    private static final Access GENERATE = Access.own("generatePersonaSpec").teaching();

    record Generated(
            String status,
            PersonaSpec personaSpec,
            @Nullable PromptPlan promptPlanPreview,
            String generatedFrom,
            @Nullable Long revision) {}

    private final Calls calls;
    private final GenerateSpec generate;
    private final PublishSpec publish;

    GenerateResource(Calls calls, GenerateSpec generate, PublishSpec publish) {
        this.calls = calls;
        this.generate = generate;
        this.publish = publish;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(
            operationId = "generatePersonaSpec",
            summary = "Store the spec that the twin's settings and candidates make")
    public Uni<RestResponse<byte[]>> generate(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, GENERATE).body(body).write(GenerateRequest::read, (ctx, request) -> generate.run(
                        ctx.tx(), ctx.twin().id(), request, ctx.caller().sub())
                .map(GenerateResource::stored)
                .chain(spec -> request.autoPublish()
                        ? published(ctx, spec, request)
                        : Uni.createFrom().item(answer(spec, null))));
    }

    private static PersonaSpec stored(GenerateSpec.Outcome outcome) {
        return switch (outcome) {
            case GenerateSpec.Outcome.Generated(var stored) -> DraftAnswer.stored(stored);
            case GenerateSpec.Outcome.Conflicting(var conflicts) ->
                throw Refusal.conflict("module-conflict", "Candidates contradict each other.")
                        .with("conflicts", Json.mapper().valueToTree(conflicts));
            case GenerateSpec.Outcome.NotValid(var faults) -> throw SpecRefusals.notValid(faults);
        };
    }

    /** What publishing refuses is thrown, so the draft goes with it. */
    private Uni<Answer> published(Context ctx, PersonaSpec spec, GenerateRequest request) {
        var noted = PublishRequest.noted(request.notes());
        return publish.run(
                        ctx.tx(),
                        spec.twinId(),
                        spec.version(),
                        noted,
                        ctx.caller().sub())
                .map(outcome -> switch (outcome) {
                    case PublishSpec.Outcome.Published(var active, var _, var revision) -> answer(active, revision);
                    case PublishSpec.Outcome.DoesNotCompile(var faults) -> throw Uncompilable.refusal(faults);
                    case PublishSpec.Outcome.AlreadyActive _,
                            PublishSpec.Outcome.NotFound _,
                            PublishSpec.Outcome.ActiveVersionChanged _ ->
                        throw new IllegalStateException("a new draft is published without conditions");
                });
    }

    private static Answer answer(PersonaSpec spec, @Nullable Long revision) {
        return Answer.created(
                        spec.location(),
                        new Generated(
                                spec.status(),
                                spec,
                                Previews.of(spec.spec()),
                                "twin.settings+persona_modules",
                                revision))
                .etag(spec.etag());
    }
}

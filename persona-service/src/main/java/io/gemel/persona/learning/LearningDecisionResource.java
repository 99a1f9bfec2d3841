package io.gemel.persona.learning;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Decisions on a twin's corrections. */
@Path("/twins/{twin}/learning-inputs/{id}")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
class LearningDecisionResource {

    private static final Access APPLY = Access.own("applyLearningInput").teaching();
    private static final Access REJECT = Access.own("rejectLearningInput");

    record Application(
            String status, String newPersonaSpecVersion, PersonaSpec personaSpec, List<String> divergesFrom) {}

    private final Calls calls;
    private final ApplyLearningInput apply;
    private final RejectLearningInput reject;

    LearningDecisionResource(Calls calls, ApplyLearningInput apply, RejectLearningInput reject) {
        this.calls = calls;
        this.apply = apply;
        this.reject = reject;
    }

    @POST
    @Path("/apply")
    @Operation(operationId = "applyLearningInput", summary = "Make a draft of the spec with this correction in it")
    public Uni<RestResponse<byte[]>> apply(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, APPLY).body(body).write(LearningDecisionResource::notes, (ctx, notes) -> apply.run(
                        ctx.tx(),
                        ctx.twin().id(),
                        ctx.pathId(id, LearningInputResource::notFound),
                        notes.orElse(null),
                        ctx.caller().sub())
                .map(LearningDecisionResource::answer));
    }

    @POST
    @Path("/reject")
    @Operation(operationId = "rejectLearningInput", summary = "Put a correction aside")
    public Uni<RestResponse<byte[]>> reject(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, REJECT).body(body).write(LearningDecisionResource::notes, (ctx, notes) -> reject.run(
                        ctx.tx(),
                        ctx.twin().id(),
                        ctx.pathId(id, LearningInputResource::notFound),
                        notes.orElse(null),
                        ctx.caller().sub())
                .map(LearningDecisionResource::answer));
    }

    private static Optional<String> notes(Fields fields) {
        return Optional.ofNullable(fields.text("notes", Text.optional(4000).prose()));
    }

    private static Answer answer(ApplyLearningInput.Outcome outcome) {
        return switch (outcome) {
            case ApplyLearningInput.Outcome.Applied(var spec, var divergesFrom) ->
                Answer.ok(new Application("applied", spec.version(), spec, divergesFrom));
            case ApplyLearningInput.Outcome.NotFound() -> throw LearningInputResource.notFound();
            case ApplyLearningInput.Outcome.NotPending() -> throw notPending();
            case ApplyLearningInput.Outcome.IdentityProtected() ->
                throw Refusal.forbidden(
                        "identity-voice-protected", "It would change who the twin is, and does not say that it may.");
            case ApplyLearningInput.Outcome.NothingToCorrect() ->
                throw Refusal.conflict("no-base-spec", "The twin has no draft and no active spec to correct.");
            case ApplyLearningInput.Outcome.NotValid(var violations) -> throw SpecRefusals.notValid(violations);
            case ApplyLearningInput.Outcome.VersionsExhausted() -> throw SpecRefusals.versionsExhausted();
        };
    }

    private static Answer answer(RejectLearningInput.Outcome outcome) {
        return switch (outcome) {
            case RejectLearningInput.Outcome.Rejected(var input) -> Answer.ok(input);
            case RejectLearningInput.Outcome.NotFound() -> throw LearningInputResource.notFound();
            case RejectLearningInput.Outcome.NotPending() -> throw notPending();
        };
    }

    private static Refusal notPending() {
        return Refusal.conflict("learning-input-not-pending", "The learning input was applied or rejected.");
    }
}

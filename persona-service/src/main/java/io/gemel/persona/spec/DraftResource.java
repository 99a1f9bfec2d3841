package io.gemel.persona.spec;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.draft.CreateDraft;
import io.gemel.persona.draft.DraftAnswer;
import io.gemel.persona.draft.NewDraft;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Drafts of a twin's spec: stored, changed, discarded. */
@Path("/twins/{twin}/persona-specs")
@Produces(APPLICATION_JSON)
class DraftResource {

    private static final Access CREATE = Access.own("createPersonaSpec").teaching();
    private static final Access UPDATE = Access.own("updatePersonaSpec").teaching();
    private static final Access DISCARD = Access.own("discardPersonaSpec");

    private final Calls calls;
    private final CreateDraft create;
    private final UpdateSpec update;
    private final DiscardSpec discard;

    DraftResource(Calls calls, CreateDraft create, UpdateSpec update, DiscardSpec discard) {
        this.calls = calls;
        this.create = create;
        this.update = update;
        this.discard = discard;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "createPersonaSpec", summary = "Store a spec as a draft")
    public Uni<RestResponse<byte[]>> create(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CREATE).body(body).write(NewSpec::read, (ctx, spec) -> create.run(
                        ctx.tx(), draft(ctx, spec))
                .map(DraftAnswer::created));
    }

    private static NewDraft draft(Context ctx, NewSpec spec) {
        return new NewDraft(
                ctx.twin().id(),
                spec.spec(),
                spec.version(),
                null,
                spec.source(),
                spec.notes(),
                ctx.caller().sub());
    }

    @PUT
    @Path("/{version}")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "updatePersonaSpec", summary = "Replace a draft's document and notes")
    public Uni<RestResponse<byte[]>> update(@RestPath String twin, @RestPath String version, byte @Nullable [] body) {
        return calls.on(twin, UPDATE)
                .body(body)
                .edit(fields -> ChangedSpec.read(fields, version), (ctx, change) -> update.run(
                                ctx.tx(), ctx.twin().id(), version, change, present -> ctx.requireMatch(present.etag()))
                        .map(DraftResource::updated));
    }

    private static Answer updated(UpdateSpec.Outcome outcome) {
        return switch (outcome) {
            case UpdateSpec.Outcome.Updated(var spec) ->
                Answer.ok(DraftAnswer.of(spec)).etag(spec.etag());
            case UpdateSpec.Outcome.NotFound() -> throw SpecRefusals.notFound();
            case UpdateSpec.Outcome.NotADraft() -> throw notADraft();
        };
    }

    @POST
    @Path("/{version}/discard")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "discardPersonaSpec", summary = "Archive a draft and give its candidates back")
    public Uni<RestResponse<byte[]>> discard(@RestPath String twin, @RestPath String version, byte @Nullable [] body) {
        return calls.on(twin, DISCARD)
                .body(body)
                .write(
                        fields -> Optional.ofNullable(
                                fields.text("note", Text.optional(4000).prose())),
                        (ctx, note) -> discard.run(ctx.tx(), ctx.twin().id(), version, note.orElse(null))
                                .map(DraftResource::discarded));
    }

    private static Answer discarded(DiscardSpec.Outcome outcome) {
        return switch (outcome) {
            case DiscardSpec.Outcome.Discarded(var spec) -> Answer.ok(spec);
            case DiscardSpec.Outcome.NotFound() -> throw SpecRefusals.notFound();
            case DiscardSpec.Outcome.NotADraft() -> throw notADraft();
        };
    }

    private static Refusal notADraft() {
        return Refusal.conflict("persona-spec-not-a-draft", "Only a draft changes; this version is none.");
    }
}

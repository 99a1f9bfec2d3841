package io.gemel.persona.spec;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.draft.CreateDraft;
import io.gemel.persona.draft.NewDraft;
import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.draft.Previews;
import io.gemel.persona.draft.SpecSummary;
import io.gemel.persona.fault.ModelFaults;
import io.gemel.personamodel.PromptPlan;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private static final Access CREATE = Access.own("createPersonaSpec").teaching();
    private static final Access PUBLISH = Access.own("publishPersonaSpec").teaching();

    record Active(boolean active, @Nullable PersonaSpec spec) {}

    record Draft(
            String status,
            PersonaSpec personaSpec,
            @Nullable PromptPlan promptPlanPreview) {}

    record Published(
            String status,
            PersonaSpec personaSpec,
            @Nullable String previousVersion,
            long revision) {}

    private final Calls calls;
    private final PersonaSpecRepository specs;
    private final CreateDraft create;
    private final PublishSpec publish;

    PersonaSpecResource(Calls calls, PersonaSpecRepository specs, CreateDraft create, PublishSpec publish) {
        this.calls = calls;
        this.specs = specs;
        this.create = create;
        this.publish = publish;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "createPersonaSpec", summary = "Store a spec as a draft")
    public Uni<RestResponse<byte[]>> create(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CREATE).body(body).write(NewSpec::read, (ctx, spec) -> create.run(
                        ctx.tx(), draft(ctx, spec))
                .map(PersonaSpecResource::created));
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

    private static Answer created(CreateDraft.Outcome outcome) {
        return switch (outcome) {
            case CreateDraft.Outcome.Created(var spec) ->
                Answer.created(spec.location(), new Draft("draft", spec, Previews.of(spec.spec())))
                        .etag(spec.etag());
            case CreateDraft.Outcome.VersionExists() ->
                throw Refusal.conflict("persona-spec-version-exists", "The twin has a spec of this version.");
            case CreateDraft.Outcome.VersionsExhausted() ->
                throw Refusal.conflict("persona-spec-version-exhausted", "There is no patch behind 999999.");
        };
    }

    @GET
    @Operation(operationId = "listPersonaSpecs", summary = "A twin's specs without their documents, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST).params("status").page(this::rows, spec -> spec.id()
                .toString());
    }

    private Uni<List<SpecSummary>> rows(Context ctx) {
        var status = ctx.query().oneOf("status", "draft", "active", "archived");
        var after = ctx.page().after();
        var from = after == null ? null : UUID.fromString(after);
        return specs.list(ctx.tx(), ctx.twin().id(), status, from, ctx.page().fetch());
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
                        .map(found -> found.orElseThrow(PersonaSpecResource::notFound))
                        .map(spec -> Answer.ok(spec).etag(spec.etag())));
    }

    @POST
    @Path("/{version}/publish")
    @Operation(operationId = "publishPersonaSpec", summary = "Make a version the active one")
    public Uni<RestResponse<byte[]>> publish(@RestPath String twin, @RestPath String version, byte @Nullable [] body) {
        return calls.on(twin, PUBLISH).body(body).write(PublishRequest::read, (ctx, request) -> publish.run(
                        ctx.tx(), ctx.twin(), version, request, ctx.caller().sub())
                .map(PersonaSpecResource::published));
    }

    private static Answer published(PublishSpec.Outcome outcome) {
        return switch (outcome) {
            case PublishSpec.Outcome.Published(var spec, var previous, var revision) ->
                Answer.ok(new Published("active", spec, previous, revision));
            case PublishSpec.Outcome.AlreadyActive(var spec, var revision) ->
                Answer.ok(new Published("active", spec, spec.version(), revision))
                        .unchanged();
            case PublishSpec.Outcome.NotFound() -> throw notFound();
            case PublishSpec.Outcome.ActiveVersionChanged() ->
                throw Refusal.preconditionFailed("active-version-changed", "Another version is active.");
            case PublishSpec.Outcome.DoesNotCompile(var faults) -> {
                var violations = new Violations();
                ModelFaults.into(violations, Pointer.ROOT, faults);
                throw Refusal.unprocessable("persona-spec-does-not-compile", "This version has no prompt plan.")
                        .with("violations", violations.list());
            }
        };
    }

    private static Refusal notFound() {
        return Refusal.notFound("persona-spec-not-found", "The twin has no spec of this version.");
    }
}

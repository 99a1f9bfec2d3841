package io.gemel.persona.publication;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.persona.fault.Uncompilable;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Query;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What changes the active version of a twin's spec, and what did. */
@Path("/twins/{twin}/persona-specs")
@Produces(APPLICATION_JSON)
class PublicationResource {

    private static final Access LIST = Access.allow("listPersonaSpecPublications", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access PUBLISH = Access.own("publishPersonaSpec").teaching();
    private static final Access RETIRE = Access.own("retirePersonaSpec");

    record Published(
            String status,
            PersonaSpec personaSpec,
            @Nullable String previousVersion,
            long revision) {}

    record Retired(String status, @Nullable String previousVersion, long revision) {}

    private final Calls calls;
    private final PublicationRepository publications;
    private final PublishSpec publish;
    private final RetireSpec retire;

    PublicationResource(Calls calls, PublicationRepository publications, PublishSpec publish, RetireSpec retire) {
        this.calls = calls;
        this.publications = publications;
        this.publish = publish;
        this.retire = retire;
    }

    @GET
    @Path("/publications")
    @Operation(operationId = "listPersonaSpecPublications", summary = "Who made which version active, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST).page(this::rows, each -> String.valueOf(each.revision()));
    }

    private Uni<List<Publication>> rows(Context ctx) {
        return publications.list(
                ctx.tx(),
                ctx.twin().id(),
                revision(ctx.page().after()),
                ctx.page().fetch());
    }

    private static @Nullable Long revision(@Nullable String position) {
        if (position != null && !position.matches("[0-9]{1,18}")) {
            throw Query.fault("cursor", "format", "is no cursor of this list");
        }
        return position == null ? null : Long.valueOf(position);
    }

    @POST
    @Path("/{version}/publish")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "publishPersonaSpec", summary = "Make a version the active one")
    public Uni<RestResponse<byte[]>> publish(@RestPath String twin, @RestPath String version, byte @Nullable [] body) {
        return calls.on(twin, PUBLISH).body(body).write(PublishRequest::read, (ctx, request) -> publish.run(
                        ctx.tx(),
                        ctx.twin().id(),
                        version,
                        request,
                        ctx.caller().sub())
                .map(PublicationResource::published));
    }

    private static Answer published(PublishSpec.Outcome outcome) {
        return switch (outcome) {
            case PublishSpec.Outcome.Published(var spec, var previous, var revision) ->
                Answer.ok(new Published("active", spec, previous, revision));
            case PublishSpec.Outcome.AlreadyActive(var spec, var revision) ->
                Answer.ok(new Published("active", spec, spec.version(), revision))
                        .unchanged();
            case PublishSpec.Outcome.NotFound() -> throw SpecRefusals.notFound();
            case PublishSpec.Outcome.ActiveVersionChanged() -> throw activeVersionChanged();
            case PublishSpec.Outcome.DoesNotCompile(var faults) -> throw Uncompilable.refusal(faults);
        };
    }

    @POST
    @Path("/retire")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "retirePersonaSpec", summary = "Leave the twin without an active version")
    public Uni<RestResponse<byte[]>> retire(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, RETIRE).body(body).write(PublishRequest::read, (ctx, request) -> retire.run(
                        ctx.tx(), ctx.twin().id(), request, ctx.caller().sub())
                .map(PublicationResource::retired));
    }

    private static Answer retired(RetireSpec.Outcome outcome) {
        return switch (outcome) {
            case RetireSpec.Outcome.Retired(var previous, var revision) ->
                Answer.ok(new Retired("retired", previous, revision));
            case RetireSpec.Outcome.NoneActive(var revision) ->
                Answer.ok(new Retired("retired", null, revision)).unchanged();
            case RetireSpec.Outcome.ActiveVersionChanged() -> throw activeVersionChanged();
        };
    }

    private static Refusal activeVersionChanged() {
        return Refusal.preconditionFailed("active-version-changed", "Another version is active.");
    }
}

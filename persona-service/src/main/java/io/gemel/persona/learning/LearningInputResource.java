package io.gemel.persona.learning;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.correction.Correction;
import io.gemel.persona.correction.LearningInput;
import io.gemel.persona.correction.LearningInputRepository;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The corrections of a twin: giving and reading them. */
@Path("/twins/{twin}/learning-inputs")
@Produces(APPLICATION_JSON)
class LearningInputResource {

    private static final Access LIST = Access.allow("listLearningInputs", OWNER, VIEWER, AUDITOR);
    private static final Access GET_ONE = Access.allow("getLearningInput", OWNER, VIEWER, AUDITOR);
    private static final Access CREATE = Access.own("createLearningInput").teaching();

    private final Calls calls;
    private final LearningInputRepository inputs;
    private final CreateLearningInput create;

    LearningInputResource(Calls calls, LearningInputRepository inputs, CreateLearningInput create) {
        this.calls = calls;
        this.inputs = inputs;
        this.create = create;
    }

    @GET
    @Operation(operationId = "listLearningInputs", summary = "A twin's corrections, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST).params("status", "input_type").page(this::rows, input -> input.id()
                .toString());
    }

    private Uni<List<LearningInput>> rows(Context ctx) {
        var status = ctx.query().oneOf("status", "all", "pending", "applied", "rejected");
        var type = ctx.query().oneOf("input_type", Correction.types());
        return inputs.list(
                ctx.tx(),
                ctx.twin().id(),
                Objects.requireNonNullElse(status, "all"),
                type,
                ctx.page().afterId(),
                ctx.page().fetch());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLearningInput", summary = "One correction")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_ONE)
                .read(ctx -> inputs.find(ctx.tx(), ctx.twin().id(), ctx.pathId(id, LearningInputResource::notFound))
                        .map(found -> Answer.ok(found.orElseThrow(LearningInputResource::notFound))));
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "createLearningInput", summary = "Keep a correction until it is applied or rejected")
    public Uni<RestResponse<byte[]>> create(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, CREATE).body(body).write(CreateLearningInput.Request::read, (ctx, request) -> create.run(
                        ctx.tx(), ctx.twin().id(), request, ctx.caller().sub())
                .map(LearningInputResource::answer));
    }

    private static Answer answer(CreateLearningInput.Outcome outcome) {
        return switch (outcome) {
            case CreateLearningInput.Outcome.Created(var input) ->
                Answer.created("/twins/" + input.twinId() + "/learning-inputs/" + input.id(), input);
            case CreateLearningInput.Outcome.BaseNotFound() -> throw SpecRefusals.notFound();
        };
    }

    static Refusal notFound() {
        return Refusal.notFound("learning-input-not-found", "The twin has no such learning input.");
    }
}

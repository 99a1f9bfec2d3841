package io.gemel.capture.cycle;

import static io.gemel.platform.http.Role.RUNTIME;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.execution.ExecutionRefusals;
import io.gemel.capture.execution.Executions;
import io.gemel.capture.plan.PlanReader;
import io.gemel.capture.plan.Unhashed;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Text;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What moves an execution along: start, verify, complete, abort. */
@Path("/twins/{twin}/executions")
@Produces(APPLICATION_JSON)
class CycleResource {

    private static final Access START = Access.own("startExecution").or(RUNTIME).teaching();
    private static final Access VERIFY = Access.own("verifyExecutionPlan").or(RUNTIME);
    private static final Access COMPLETE = Access.own("completeExecution").or(RUNTIME);
    private static final Access ABORT = Access.own("abortExecution").or(RUNTIME);
    private static final Text NOTE = Text.optional(2000).prose();

    private final Calls calls;
    private final Executions executions;
    private final VerifyPlan verify;
    private final EndExecution end;

    CycleResource(Calls calls, Executions executions, VerifyPlan verify, EndExecution end) {
        this.calls = calls;
        this.executions = executions;
        this.verify = verify;
        this.end = end;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "startExecution", summary = "Start an execution of a plan")
    public Uni<RestResponse<byte[]>> start(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, START)
                .body(body)
                .digest(Unhashed::without)
                .write(PlanReader::read, (context, plan) -> executions
                        .start(
                                context.tx(),
                                context.twin().id(),
                                context.caller().sub(),
                                plan)
                        .map(started -> Answer.created(started.location(), started)));
    }

    /** It changes nothing, so an Idempotency-Key has nothing to hold on to. */
    @POST
    @Path("/{id}/verify")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "verifyExecutionPlan", summary = "Compare a plan with the one that an execution runs")
    public Uni<RestResponse<byte[]>> verify(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, VERIFY).body(body).naturalKey().write(PlanReader::read, (context, plan) -> verify.run(
                        context.tx(), context.twin().id(), id(context, id), plan)
                .map(CycleResource::answer));
    }

    @POST
    @Path("/{id}/complete")
    @Operation(operationId = "completeExecution", summary = "Complete an execution")
    public Uni<RestResponse<byte[]>> complete(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, COMPLETE).body(body).write(context -> end.complete(
                        context.tx(),
                        context.twin().id(),
                        id(context, id),
                        context.caller().sub())
                .map(CycleResource::answer));
    }

    @POST
    @Path("/{id}/abort")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "abortExecution", summary = "Abort an execution and the intervention it waits for")
    public Uni<RestResponse<byte[]>> abort(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, ABORT)
                .body(body)
                .write(fields -> Optional.ofNullable(fields.text("note", NOTE)), (context, note) -> end.abort(
                                context.tx(),
                                context.twin().id(),
                                id(context, id),
                                note.orElse(null),
                                context.caller().sub())
                        .map(CycleResource::answer));
    }

    private static Answer answer(VerifyPlan.Outcome outcome) {
        return switch (outcome) {
            case VerifyPlan.Outcome.Matches(var hash) ->
                Answer.ok(Json.object().put("planHash", hash).put("matches", true));
            case VerifyPlan.Outcome.Mismatch(var expected, var actual) ->
                throw ExecutionRefusals.planHashMismatch(expected, actual);
            case VerifyPlan.Outcome.Ended() -> throw ExecutionRefusals.ended();
            case VerifyPlan.Outcome.NotFound() -> throw ExecutionRefusals.notFound();
        };
    }

    private static Answer answer(EndExecution.Outcome outcome) {
        return switch (outcome) {
            case EndExecution.Outcome.Ended(var execution) -> Answer.ok(execution);
            case EndExecution.Outcome.EndedBefore() -> throw ExecutionRefusals.ended();
            case EndExecution.Outcome.InterventionRequired() -> throw ExecutionRefusals.interventionRequired();
            case EndExecution.Outcome.NotFound() -> throw ExecutionRefusals.notFound();
        };
    }

    private static UUID id(Context context, String text) {
        return context.pathId(text, ExecutionRefusals::notFound);
    }
}

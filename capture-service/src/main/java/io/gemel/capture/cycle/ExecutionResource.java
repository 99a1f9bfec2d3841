package io.gemel.capture.cycle;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.execution.ExecutionRefusals;
import io.gemel.capture.execution.ExecutionRepository;
import io.gemel.capture.execution.ExecutionStatus;
import io.gemel.capture.execution.Executions;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Executions as they are read. */
@Path("/twins/{twin}/executions")
@Produces(APPLICATION_JSON)
class ExecutionResource {

    private static final Access LIST = Access.allow("listExecutions", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access GET_ONE = Access.allow("getExecution", OWNER, VIEWER, RUNTIME, AUDITOR);

    private final Calls calls;
    private final ExecutionRepository rows;
    private final Executions executions;

    ExecutionResource(Calls calls, ExecutionRepository rows, Executions executions) {
        this.calls = calls;
        this.rows = rows;
        this.executions = executions;
    }

    @GET
    @Operation(operationId = "listExecutions", summary = "The executions of a twin, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST)
                .params("status")
                .page(
                        context -> rows.list(
                                context.tx(),
                                context.twin().id(),
                                context.query().oneOf("status", ExecutionStatus.texts()),
                                context.page()),
                        execution -> execution.executionId().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getExecution", summary = "One execution with its plan, versions and interventions")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_ONE).read(context -> executions
                .find(context.tx(), context.twin().id(), context.pathId(id, ExecutionRefusals::notFound))
                .map(found -> Answer.ok(found.orElseThrow(ExecutionRefusals::notFound))));
    }
}

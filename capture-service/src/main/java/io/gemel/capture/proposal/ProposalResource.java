package io.gemel.capture.proposal;

import static io.gemel.platform.http.Role.RUNTIME;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.execution.ExecutionRefusals;
import io.gemel.capture.plan.Unhashed;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Uuids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Commits decisions and resolves what the gate has blocked. */
@Path("/twins/{twin}/executions")
@Produces(APPLICATION_JSON)
class ProposalResource {

    private static final Access COMMIT =
            Access.own("commitDecision").or(RUNTIME).teaching();
    private static final Access RESOLVE = Access.own("resolveIntervention");

    private final Calls calls;
    private final CommitDecision commit;
    private final ResolveIntervention resolve;
    private final Answers answers;

    ProposalResource(Calls calls, CommitDecision commit, ResolveIntervention resolve, Answers answers) {
        this.calls = calls;
        this.commit = commit;
        this.resolve = resolve;
        this.answers = answers;
    }

    @POST
    @Path("/{id}/decisions")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "commitDecision", summary = "Propose a decision; the gate commits or blocks it")
    public Uni<RestResponse<byte[]>> commit(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, COMMIT)
                .body(body)
                .digest(Unhashed::without)
                .replay((context, stored) -> answers.again(context, stored, context.json()))
                .write(Proposal::read, (context, proposal) -> commit.run(
                                context.tx(),
                                context.twin().id(),
                                context.pathId(id, ExecutionRefusals::notFound),
                                proposal,
                                context.caller().sub())
                        .map(outcome -> answers.first(outcome, context.json())));
    }

    @POST
    @Path("/{id}/interventions/{intervention}/resolve")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "resolveIntervention", summary = "Correct, abandon or abort what the gate has blocked")
    public Uni<RestResponse<byte[]>> resolve(
            @RestPath String twin, @RestPath String id, @RestPath String intervention, byte @Nullable [] body) {
        return calls.on(twin, RESOLVE)
                .body(body)
                .digest(Unhashed::without)
                .replay((context, stored) ->
                        answers.again(context, stored, context.json().path("proposal")))
                .before(Resolution::requireActive)
                .write(Resolution::read, (context, resolution) -> resolve.run(
                                context.tx(),
                                context.twin().id(),
                                context.pathId(id, ExecutionRefusals::notFound),
                                Uuids.parse(intervention),
                                resolution,
                                context.caller().sub())
                        .map(outcome -> answers.first(outcome, context.json().path("proposal"))));
    }
}

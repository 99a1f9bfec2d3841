package io.gemel.runtime.decision;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Query;
import io.gemel.platform.problem.Refusal;
import io.gemel.runtime.conversation.Decision;
import io.gemel.runtime.conversation.DecisionRepository;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is to be done with messages, and what was decided on them. */
@Path("/twins/{twin}/routing-decisions")
@Produces(APPLICATION_JSON)
class RoutingDecisionResource {

    private static final Access DECIDE = Access.own("decideRouting").or(RUNTIME).teaching();
    private static final Access LIST = Access.allow("listRoutingDecisions", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access GET_ONE = Access.allow("getRoutingDecision", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access GET_WHY = Access.allow("getRoutingExplanation", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final int ID = 128;

    private final Calls calls;
    private final DecideRouting decide;
    private final DecisionRepository decisions;

    RoutingDecisionResource(Calls calls, DecideRouting decide, DecisionRepository decisions) {
        this.calls = calls;
        this.decide = decide;
        this.decisions = decisions;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "decideRouting", summary = "Decide what to do with a message, once per message")
    public Uni<RestResponse<byte[]>> decide(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, DECIDE).body(body).write(DecisionRequest::read, this::decide);
    }

    private Uni<Answer> decide(Context context, DecisionRequest request) {
        if (request.flags().inPublic() && !context.caller().has(RUNTIME)) {
            throw Refusal.forbidden(
                    "interaction-context-not-allowed", "Only the runtime may claim a public interaction context.");
        }
        return decide.run(context.tx(), context.twin(), request, context.json()).map(RoutingDecisionResource::answer);
    }

    @GET
    @Operation(operationId = "listRoutingDecisions", summary = "Routing decisions of a twin, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST)
                .params("action", "conversation_id", "from", "to")
                .page(
                        context -> decisions.list(
                                context.tx(), context.twin().id(), filter(context.query()), context.page()),
                        decision -> decision.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRoutingDecision", summary = "One routing decision")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_ONE).read(context -> decisions
                .find(context.tx(), context.twin().id(), context.pathId(id, RoutingDecisionResource::notFound))
                .map(found -> Answer.ok(found.orElseThrow(RoutingDecisionResource::notFound))));
    }

    @GET
    @Path("/{id}/explanation")
    @Operation(operationId = "getRoutingExplanation", summary = "Why a message was decided on as it was")
    public Uni<RestResponse<byte[]>> explanation(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_WHY).read(context -> decisions
                .explanation(context.tx(), context.twin().id(), context.pathId(id, RoutingDecisionResource::notFound))
                .map(found -> Answer.ok(found.orElseThrow(RoutingDecisionResource::notFound))));
    }

    private static DecisionRepository.Filter filter(Query query) {
        return new DecisionRepository.Filter(
                query.oneOf("action", "answer", "clarify", "refuse", "escalate"),
                query.text("conversation_id", ID),
                query.time("from"),
                query.time("to"));
    }

    private static Answer answer(DecideRouting.Outcome outcome) {
        return switch (outcome) {
            case DecideRouting.Outcome.Decided(var decision) -> Answer.created(location(decision), decision);
            case DecideRouting.Outcome.Repeated(var decision) ->
                Answer.ok(decision).replayed();
            case DecideRouting.Outcome.AnotherRequest() ->
                throw Refusal.conflict("message-already-routed", "This message was decided on with another request.");
        };
    }

    private static Refusal notFound() {
        return Refusal.notFound("routing-decision-not-found", "No such routing decision of this twin.");
    }

    private static String location(Decision decision) {
        return "/twins/" + decision.twinId() + "/routing-decisions/" + decision.id();
    }
}

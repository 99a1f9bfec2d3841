package io.gemel.runtime.response;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was answered, recorded once per decision, also when the twin is paused or archived. */
@Path("/twins/{twin}/response-audits")
@Produces(APPLICATION_JSON)
class ResponseAuditResource {

    private static final Access AUDIT = Access.allow("auditResponse", RUNTIME);
    private static final Access LIST = Access.allow("listResponseAudits", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access GET_ONE = Access.allow("getResponseAudit", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final int ID = 128;

    private final Calls calls;
    private final AuditResponse audit;
    private final ResponseAuditRepository audits;

    ResponseAuditResource(Calls calls, AuditResponse audit, ResponseAuditRepository audits) {
        this.calls = calls;
        this.audit = audit;
        this.audits = audits;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "auditResponse", summary = "Record what a decision's response was, once per decision")
    public Uni<RestResponse<byte[]>> audit(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, AUDIT).naturalKey().body(body).write(AuditRequest::read, (context, request) -> audit.run(
                        context.tx(), context.twin(), request, context.json())
                .map(ResponseAuditResource::answer));
    }

    @GET
    @Operation(operationId = "listResponseAudits", summary = "Response audits of a twin, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST).params("action", "conversation_id").page(this::list, found -> found.id()
                .toString());
    }

    private Uni<List<ResponseAudit>> list(Context context) {
        return audits.list(
                context.tx(),
                context.twin().id(),
                context.query().oneOf("action", "answer", "clarify", "refuse", "escalate"),
                context.query().text("conversation_id", ID),
                context.page());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getResponseAudit", summary = "One response audit")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_ONE).read(context -> audits.find(
                        context.tx(), context.twin().id(), context.pathId(id, ResponseAuditResource::notFound))
                .map(found -> Answer.ok(found.orElseThrow(ResponseAuditResource::notFound))));
    }

    private static Answer answer(AuditResponse.Outcome outcome) {
        return switch (outcome) {
            case AuditResponse.Outcome.Audited(var audit) ->
                Answer.created("/twins/" + audit.twinId() + "/response-audits/" + audit.id(), audit);
            case AuditResponse.Outcome.Repeated(var audit) -> Answer.ok(audit).replayed();
            case AuditResponse.Outcome.AnotherRequest() ->
                throw Refusal.conflict("response-already-audited", "This response was audited with another request.");
            case AuditResponse.Outcome.NoSuchDecision() ->
                throw Refusal.notFound("routing-decision-not-found", "No such routing decision of this twin.");
        };
    }

    private static Refusal notFound() {
        return Refusal.notFound("response-audit-not-found", "No such response audit of this twin.");
    }
}

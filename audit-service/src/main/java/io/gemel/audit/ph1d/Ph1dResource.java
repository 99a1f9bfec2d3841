package io.gemel.audit.ph1d;

import io.gemel.audit.ph1d.CommitPh1d.Outcome;
import io.gemel.audit.ph1d.commit.FaultOrder;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.audit.ph1d.commit.Ph1dCommit;
import io.gemel.audit.ph1d.commit.ReadCommit;
import io.gemel.audit.ph1d.event.Stored;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Reply;
import io.gemel.platform.http.Role;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What model boundaries commit, one by one. */
@Path("/audit/ph1d")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class Ph1dResource {

    private static final Access CHAT = runtime("commitPh1dChat");
    private static final Access INTENT = runtime("commitPh1dIntent");
    private static final Access CLARIFY = runtime("commitPh1dClarify");
    private static final Access ANALYSIS = runtime("commitPh1dAnalysis");
    private static final Access FAIL_CLOSED = runtime("commitPh1dFailClosed");

    /** What a commit answers. */
    record Receipt(String auditEventId, Instant createdAt) {}

    private final Calls calls;
    private final CommitPh1d commit;

    Ph1dResource(Calls calls, CommitPh1d commit) {
        this.calls = calls;
        this.commit = commit;
    }

    @POST
    @Path("/chat")
    @Operation(operationId = "commitPh1dChat", summary = "Commit that a model boundary answered")
    public Uni<RestResponse<byte[]>> chat(byte[] body) {
        return commit(CHAT, Mode.CHAT, body);
    }

    @POST
    @Path("/intent")
    @Operation(operationId = "commitPh1dIntent", summary = "Commit that a model boundary refined an intent")
    public Uni<RestResponse<byte[]>> intent(byte[] body) {
        return commit(INTENT, Mode.INTENT, body);
    }

    @POST
    @Path("/clarify")
    @Operation(operationId = "commitPh1dClarify", summary = "Commit that a model boundary asked for what is missing")
    public Uni<RestResponse<byte[]>> clarify(byte[] body) {
        return commit(CLARIFY, Mode.CLARIFY, body);
    }

    @POST
    @Path("/analysis")
    @Operation(operationId = "commitPh1dAnalysis", summary = "Commit that a model boundary analysed")
    public Uni<RestResponse<byte[]>> analysis(byte[] body) {
        return commit(ANALYSIS, Mode.ANALYSIS, body);
    }

    @POST
    @Path("/fail-closed")
    @Operation(operationId = "commitPh1dFailClosed", summary = "Commit that a model boundary failed closed")
    public Uni<RestResponse<byte[]>> failClosed(byte[] body) {
        return commit(FAIL_CLOSED, Mode.FAIL_CLOSED, body);
    }

    private Uni<RestResponse<byte[]>> commit(Access access, Mode mode, byte[] body) {
        return calls.open(access)
                .body(body)
                .naturalKey()
                .before(Ph1dResource::ofTheTokensTenant)
                .write(fields -> ReadCommit.of(fields, mode), (ctx, read) -> keep(ctx, read.get()))
                .onFailure(Refusal.class)
                .transform(refusal -> FaultOrder.of((Refusal) refusal));
    }

    private Uni<Answer> keep(Context ctx, Ph1dCommit read) {
        return commit.run(ctx.tx(), List.of(read)).map(outcomes -> switch (reply(read, outcomes.getFirst())) {
            case Reply.Done(var answer) -> answer;
            case Reply.Refused(var refusal) -> throw refusal;
        });
    }

    private static Uni<Void> ofTheTokensTenant(Context ctx) {
        return OwnTenant.refusal(ctx, ctx.json())
                .map(refusal -> Uni.createFrom().<Void>failure(refusal))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** What one commit came to, alone or as a line of a batch. */
    static Reply reply(Ph1dCommit commit, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed(var row) -> new Reply.Done(receipt(commit, row));
            case Outcome.Replayed(var row) ->
                new Reply.Done(receipt(commit, row).replayed());
            case Outcome.KeyTaken() ->
                new Reply.Refused(Refusal.conflict(
                        "idempotency-key-conflict", "The key belongs to another request of this thread."));
            case Outcome.WrongReason() ->
                new Reply.Refused(Refusal.unprocessable(
                        "reason-code-mismatch", "The reason code is registered for another decision."));
        };
    }

    private static Answer receipt(Ph1dCommit commit, Stored row) {
        return Answer.created(
                "/audit/ph1d/rows?correlation_id=" + commit.correlation().decimal(),
                new Receipt(row.eventId(), row.createdAt()));
    }

    private static Access runtime(String operation) {
        return Access.allow(operation, Role.RUNTIME);
    }
}

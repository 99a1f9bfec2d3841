package io.gemel.audit.ph1d;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.audit.ph1d.AuditEventRepository.Stored;
import io.gemel.audit.ph1d.CommitPh1d.Outcome;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Page;
import io.gemel.platform.http.Query;
import io.gemel.platform.http.Role;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What model boundaries commit, and one thread of it. */
@Path("/audit/ph1d")
@Produces(MediaType.APPLICATION_JSON)
class Ph1dResource {

    private static final Access CHAT = Access.allow("commitPh1dChat", Role.RUNTIME);
    private static final Access FAIL_CLOSED = Access.allow("commitPh1dFailClosed", Role.RUNTIME);
    private static final Access ROWS = Access.allow("readPh1dRows", Role.RUNTIME, Role.AUDITOR);

    /** What a commit answers. */
    record Receipt(String auditEventId, Instant createdAt) {}

    private final Calls calls;
    private final CommitPh1d commit;
    private final AuditEventRepository events;

    Ph1dResource(Calls calls, CommitPh1d commit, AuditEventRepository events) {
        this.calls = calls;
        this.commit = commit;
        this.events = events;
    }

    @POST
    @Path("/chat")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "commitPh1dChat", summary = "Commit that a model boundary answered")
    public Uni<RestResponse<byte[]>> chat(byte[] body) {
        return commit(CHAT, Mode.CHAT, body);
    }

    @POST
    @Path("/fail-closed")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "commitPh1dFailClosed", summary = "Commit that a model boundary failed closed")
    public Uni<RestResponse<byte[]>> failClosed(byte[] body) {
        return commit(FAIL_CLOSED, Mode.FAIL_CLOSED, body);
    }

    @GET
    @Path("/rows")
    @Operation(operationId = "readPh1dRows", summary = "One correlation thread, oldest first")
    @Parameter(name = "correlation_id", in = ParameterIn.QUERY, required = true, description = "Decimal or UUID")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    public Uni<RestResponse<byte[]>> rows() {
        return calls.open(ROWS)
                .params("correlation_id")
                .page(
                        ctx -> events.thread(
                                ctx.tx(),
                                thread(ctx.query()),
                                after(ctx.page()),
                                ctx.page().fetch()),
                        AuditEvent::id);
    }

    private Uni<RestResponse<byte[]>> commit(Access access, Mode mode, byte[] body) {
        return calls.open(access)
                .body(body)
                .naturalKey()
                .before(Ph1dResource::ofTheTokensTenant)
                .write(fields -> ReadCommit.of(fields, mode), (ctx, read) -> keep(ctx, read.get()))
                .onFailure()
                .transform(PageOrder::of);
    }

    private Uni<Answer> keep(Context ctx, Ph1dCommit read) {
        return commit.run(ctx.tx(), read).map(outcome -> answer(read, outcome));
    }

    private static CorrelationId thread(Query query) {
        var text = query.text("correlation_id");
        if (text == null) {
            throw Query.fault("correlation_id", "required", "is required");
        }
        return CorrelationId.parse(text)
                .orElseThrow(
                        () -> Query.fault("correlation_id", "format", "must be in 1..2^128-1, as decimal or UUID"));
    }

    private static @Nullable Long after(Page page) {
        var position = page.after();
        return position == null ? null : Long.valueOf(position);
    }

    private static Uni<Void> ofTheTokensTenant(Context ctx) {
        var said = ctx.json().path("tenant_id");
        if (!said.isMissingNode()
                && !said.isNull()
                && !ctx.tx().tenant().value().equals(said.textValue())) {
            throw Refusal.forbidden("tenant-mismatch", "The tenant of the body is not the token's.");
        }
        return Uni.createFrom().voidItem();
    }

    private static Answer answer(Ph1dCommit commit, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed(var row) -> receipt(commit, row);
            case Outcome.Replayed(var row) -> receipt(commit, row).replayed();
            case Outcome.KeyTaken() ->
                throw Refusal.conflict(
                        "idempotency-key-conflict", "The key belongs to another request of this thread.");
            case Outcome.WrongReason() ->
                throw Refusal.unprocessable(
                        "reason-code-mismatch", "The reason code is registered for another decision.");
        };
    }

    private static Answer receipt(Ph1dCommit commit, Stored row) {
        return Answer.created(
                "/audit/ph1d/rows?correlation_id=" + commit.correlation().decimal(),
                new Receipt(row.eventId(), row.createdAt()));
    }
}

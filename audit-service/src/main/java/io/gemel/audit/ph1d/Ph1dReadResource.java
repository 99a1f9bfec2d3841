package io.gemel.audit.ph1d;

import static java.util.Objects.requireNonNull;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.audit.ph1d.ReadDiagnostically.Outcome;
import io.gemel.audit.ph1d.commit.CorrelationMember;
import io.gemel.audit.ph1d.event.AuditEvent;
import io.gemel.audit.ph1d.event.AuditEventRepository;
import io.gemel.audit.ph1d.event.DiagnosticRead;
import io.gemel.contracts.Times;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.FirstPage;
import io.gemel.platform.http.Page;
import io.gemel.platform.http.Query;
import io.gemel.platform.http.Role;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What can be committed, one thread of it, and an auditor's reads that leave a row. */
@Path("/audit/ph1d")
@Produces(MediaType.APPLICATION_JSON)
class Ph1dReadResource {

    private static final Access CAPABILITIES = Access.allow("describePh1d", Role.values());
    private static final Access ROWS = Access.allow("readPh1dRows", Role.RUNTIME, Role.AUDITOR);
    private static final Access READ = Access.allow("readPh1dDiagnostically", Role.AUDITOR);
    private static final Access READS = Access.allow("listPh1dDiagnosticReads", Role.AUDITOR);

    private final Calls calls;
    private final AuditEventRepository events;
    private final ReadDiagnostically read;

    Ph1dReadResource(Calls calls, AuditEventRepository events, ReadDiagnostically read) {
        this.calls = calls;
        this.events = events;
        this.read = read;
    }

    @GET
    @Path("/capabilities")
    @Operation(operationId = "describePh1d", summary = "The six capabilities of the engine")
    public Uni<RestResponse<byte[]>> capabilities() {
        return calls.open(CAPABILITIES).read(_ -> Uni.createFrom().item(Answer.ok(Capabilities.ALL)));
    }

    @GET
    @Path("/rows")
    @Operation(operationId = "readPh1dRows", summary = "One correlation thread, oldest first")
    public Uni<RestResponse<byte[]>> rows() {
        return calls.open(ROWS)
                .spelled("correlation_id", Ph1dReadResource::decimal)
                .page(
                        ctx -> events.thread(
                                ctx.tx(),
                                thread(ctx.query()).orElseThrow(Ph1dReadResource::unnamed),
                                after(ctx.page()),
                                ctx.page().fetch()),
                        AuditEvent::id);
    }

    @POST
    @Path("/diagnostic-reads")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readPh1dDiagnostically", summary = "Read a thread for a purpose, which leaves a row")
    public Uni<RestResponse<byte[]>> read(byte[] body) {
        return calls.open(READ).body(body).naturalKey().write(Ph1dReadResource::request, this::see);
    }

    @GET
    @Path("/diagnostic-reads")
    @Operation(operationId = "listPh1dDiagnosticReads", summary = "Diagnostic reads, newest first")
    public Uni<RestResponse<byte[]>> reads() {
        return calls.open(READS)
                .spelled("correlation_id", Ph1dReadResource::decimal)
                .page(
                        ctx -> events.reads(
                                ctx.tx(),
                                thread(ctx.query()).orElse(null),
                                after(ctx.page()),
                                ctx.page().fetch()),
                        AuditEvent::id);
    }

    /** What an auditor asks for, once it is known who asks. */
    private static Function<String, DiagnosticRead> request(Fields fields) {
        var correlation = CorrelationMember.read(fields);
        var purpose = fields.text("purpose", Text.required(200).bytes());
        var key = fields.text("idempotency_key", Text.required(128).bytes());
        return reader ->
                new DiagnosticRead(correlation.orElseThrow(), requireNonNull(purpose), requireNonNull(key), reader);
    }

    private Uni<Answer> see(Context ctx, Function<String, DiagnosticRead> request) {
        var wanted = request.apply(ctx.caller().sub());
        return read.run(ctx.tx(), wanted, FirstPage.FETCH).map(outcome -> answer(wanted, outcome));
    }

    private static Answer answer(DiagnosticRead wanted, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Seen seen -> {
                var answer = page(wanted, seen);
                yield seen.repeated() ? answer.replayed() : answer;
            }
            case Outcome.KeyTaken() ->
                throw Refusal.conflict(
                        "idempotency-key-conflict", "The key belongs to another diagnostic read of this thread.");
        };
    }

    private static Answer page(DiagnosticRead wanted, Outcome.Seen seen) {
        var page = new FirstPage(
                "/audit/ph1d/rows",
                ROWS,
                Map.of("correlation_id", wanted.correlation().decimal()));
        var body = page.of(seen.rows(), AuditEvent::id)
                .put("audit_event_id", seen.note().eventId())
                .put("created_at", Times.text(seen.note().createdAt()));
        return Answer.ok(body);
    }

    private static Optional<CorrelationId> thread(Query query) {
        return Optional.ofNullable(query.text("correlation_id")).map(text -> CorrelationId.parse(text)
                .orElseThrow(
                        () -> Query.fault("correlation_id", "format", "must be in 1..2^128-1, as decimal or UUID")));
    }

    private static String decimal(String text) {
        return CorrelationId.parse(text).map(CorrelationId::decimal).orElse(text);
    }

    private static Refusal unnamed() {
        return Query.fault("correlation_id", "required", "is required");
    }

    private static @Nullable Long after(Page page) {
        var position = page.after();
        return position == null ? null : Long.valueOf(position);
    }
}

package io.gemel.audit.goldcase;

import io.gemel.audit.goldcase.GoldCaseRepository.After;
import io.gemel.contracts.Times;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Page;
import io.gemel.platform.http.Query;
import io.gemel.platform.http.Role;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Gold cases as owners, auditors, builders and approvers read them. */
@Path("/gold-cases")
@Produces(MediaType.APPLICATION_JSON)
class GoldCaseResource {

    private static final Access LIST = readers("listGoldCases");
    private static final Access GET_ONE = readers("getGoldCase");
    private static final Pattern ID = Pattern.compile("gold_[0-9a-f]{32}");
    private static final Pattern FINGERPRINT = Pattern.compile("v1:[0-9a-f]{64}");
    private static final String[] STATUSES = {"PENDING", "VERIFIED", "REJECTED"};
    private static final String[] TASKS = {"LLM_INTERPRET", "STT_TRANSCRIBE", "TTS_SYNTHESIZE", "OCR_TEXT_EXTRACT"};

    /** What a list is narrowed to; null admits everything. */
    record Filter(
            @Nullable String status,
            @Nullable String primaryFingerprint,
            @Nullable String task,
            @Nullable UUID twinId,
            @Nullable Instant from,
            @Nullable Instant to) {

        static Filter of(Query query) {
            return new Filter(
                    query.oneOf("status", STATUSES),
                    fingerprint(query),
                    query.oneOf("task", TASKS),
                    query.id("twin_id"),
                    query.time("from"),
                    query.time("to"));
        }

        private static @Nullable String fingerprint(Query query) {
            var value = query.text("primary_fingerprint");
            if (value != null && !FINGERPRINT.matcher(value).matches()) {
                throw Query.fault("primary_fingerprint", "format", "must be v1: and 64 hex digits");
            }
            return value;
        }
    }

    private final Calls calls;
    private final GoldCaseRepository cases;

    GoldCaseResource(Calls calls, GoldCaseRepository cases) {
        this.calls = calls;
        this.cases = cases;
    }

    @GET
    @Operation(operationId = "listGoldCases", summary = "Gold cases, newest first; an owner sees those of own twins")
    @Parameter(name = "status", in = ParameterIn.QUERY)
    @Parameter(name = "primary_fingerprint", in = ParameterIn.QUERY)
    @Parameter(name = "task", in = ParameterIn.QUERY)
    @Parameter(name = "twin_id", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Of occurred_at, inclusive")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Of occurred_at, exclusive")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    public Uni<RestResponse<byte[]>> list() {
        return calls.open(LIST)
                .params("status", "primary_fingerprint", "task", "twin_id", "from", "to")
                .page(
                        ctx -> cases.list(
                                ctx.tx(),
                                Reader.of(ctx.caller()),
                                Filter.of(ctx.query()),
                                after(ctx.page()),
                                ctx.page().fetch()),
                        found -> Times.text(found.createdAt()) + "/" + found.id());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getGoldCase", summary = "One gold case")
    public Uni<RestResponse<byte[]>> get(@RestPath String id) {
        return calls.open(GET_ONE)
                .read(ctx -> find(ctx, id).map(found -> Answer.ok(found.orElseThrow(GoldCaseResource::notFound))));
    }

    private Uni<Optional<GoldCase>> find(Context ctx, String id) {
        return ID.matcher(id).matches()
                ? cases.find(ctx.tx(), Reader.of(ctx.caller()), id)
                : Uni.createFrom().item(Optional.empty());
    }

    private static @Nullable After after(Page page) {
        var position = page.after();
        if (position == null) {
            return null;
        }
        int slash = position.indexOf('/');
        return new After(Instant.parse(position.substring(0, slash)), position.substring(slash + 1));
    }

    private static Access readers(String operation) {
        return Access.allow(
                operation,
                Role.OWNER,
                Role.AUDITOR,
                Role.BUILDER,
                Role.APPROVER_CODE,
                Role.APPROVER_LAUNCH,
                Role.APPROVER_RELEASE);
    }

    private static Refusal notFound() {
        return Refusal.notFound("gold-case-not-found", "No such gold case.");
    }
}

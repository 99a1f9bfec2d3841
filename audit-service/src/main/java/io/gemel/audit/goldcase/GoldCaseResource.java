package io.gemel.audit.goldcase;

import io.gemel.audit.goldcase.kept.Filter;
import io.gemel.audit.goldcase.kept.GoldCase;
import io.gemel.audit.goldcase.kept.GoldCaseRepository;
import io.gemel.audit.goldcase.kept.GoldCaseRepository.After;
import io.gemel.audit.goldcase.kept.Reader;
import io.gemel.audit.readers.Readers;
import io.gemel.contracts.Times;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Page;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Gold cases as owners, auditors, builders and approvers read them. */
@Path("/gold-cases")
@Produces(MediaType.APPLICATION_JSON)
class GoldCaseResource {

    private static final Access LIST = Readers.ofFailures("listGoldCases");
    private static final Access GET_ONE = Readers.ofFailures("getGoldCase");
    static final Pattern ID = Pattern.compile("gold_[0-9a-f]{32}");
    private final Calls calls;
    private final GoldCaseRepository cases;

    GoldCaseResource(Calls calls, GoldCaseRepository cases) {
        this.calls = calls;
        this.cases = cases;
    }

    @GET
    @Operation(operationId = "listGoldCases", summary = "Gold cases, newest first; an owner sees those of own twins")
    public Uni<RestResponse<byte[]>> list() {
        return calls.open(LIST)
                .params(Filter.params())
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

    static Refusal notFound() {
        return Refusal.notFound("gold-case-not-found", "No such gold case.");
    }
}

package io.gemel.audit.goldcase;

import io.gemel.audit.goldcase.kept.Filter;
import io.gemel.audit.goldcase.kept.GoldCase;
import io.gemel.audit.goldcase.kept.GoldCaseRepository;
import io.gemel.audit.goldcase.kept.Reader;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Role;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.TenantDb;
import io.gemel.platform.tenancy.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Verified cases as training material: one a line, the same bytes for the same cases, however many there are. */
@Path("/gold-cases")
class GoldCaseExportResource {

    private static final Access EXPORT = Access.allow("exportGoldCases", Role.AUDITOR);
    private static final int PAGE = 200;

    /** What is exported, for whom. */
    private record Wanted(TenantId tenant, Reader reader, Filter filter) {

        static Wanted of(Context ctx) {
            if (!GoldCase.VERIFIED.equals(ctx.query().text("status"))) {
                throw Refusal.unprocessable(
                        "gold-case-unverified", "Only verified cases are exported: status=VERIFIED.");
            }
            return new Wanted(ctx.caller().tenant(), Reader.of(ctx.caller()), Filter.of(ctx.query()));
        }
    }

    private final Calls calls;
    private final TenantDb db;
    private final GoldCaseRepository cases;

    GoldCaseExportResource(Calls calls, TenantDb db, GoldCaseRepository cases) {
        this.calls = calls;
        this.db = db;
        this.cases = cases;
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(operationId = "exportGoldCases", summary = "Verified cases as NDJSON, each in RFC 8785 form, by id")
    public Multi<byte[]> export() {
        return calls.open(EXPORT)
                .params(Filter.params())
                .look(ctx -> Uni.createFrom().item(Wanted.of(ctx)))
                .onItem()
                .transformToMulti(this::pages);
    }

    /** A page a transaction: a long export holds no connection while the client reads. */
    private Multi<byte[]> pages(Wanted wanted) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<@Nullable String>(), last -> page(wanted, last.get())
                        .invoke(found -> last.set(
                                found.isEmpty() ? null : found.getLast().id())))
                .whilst(found -> found.size() == PAGE)
                .filter(found -> !found.isEmpty())
                .map(GoldCaseExportResource::lines);
    }

    private Uni<List<GoldCase>> page(Wanted wanted, @Nullable String after) {
        return db.in(wanted.tenant(), tx -> cases.export(tx, wanted.reader(), wanted.filter(), after, PAGE));
    }

    /** The server puts the line end between and behind the pages. */
    private static byte[] lines(List<GoldCase> page) {
        return page.stream()
                .map(found -> Json.canonical(Json.mapper().valueToTree(found)))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}

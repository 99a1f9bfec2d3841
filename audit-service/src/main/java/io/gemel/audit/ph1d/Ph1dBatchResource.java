package io.gemel.audit.ph1d;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.audit.ph1d.commit.FaultOrder;
import io.gemel.audit.ph1d.commit.Ph1dCommit;
import io.gemel.audit.ph1d.commit.ReadCommit;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Reply;
import io.gemel.platform.http.Role;
import io.gemel.platform.json.Fields;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What model boundaries commit, many at once. */
@Path("/audit/ph1d/batch")
class Ph1dBatchResource {

    private static final Access BATCH = Access.allow("commitPh1dBatch", Role.RUNTIME);
    private static final String LINES = "application/x-ndjson";

    /** A line: the commit that it asks for, or why there is none. */
    private record Line(
            @Nullable Ph1dCommit commit, @Nullable Reply refused) {

        static Line of(Context ctx, JsonNode json) {
            return OwnTenant.refusal(ctx, json).map(Line::without).orElseGet(() -> read(json));
        }

        private static Line read(JsonNode json) {
            try {
                return new Line(Fields.read(json, ReadCommit::ofLine).get(), null);
            } catch (Refusal e) {
                return without(FaultOrder.of(e));
            }
        }

        private static Line without(Refusal refusal) {
            return new Line(null, new Reply.Refused(refusal));
        }
    }

    private final Calls calls;
    private final CommitPh1d commit;

    Ph1dBatchResource(Calls calls, CommitPh1d commit) {
        this.calls = calls;
        this.commit = commit;
    }

    @POST
    @Consumes(LINES)
    @Produces(LINES)
    @Operation(operationId = "commitPh1dBatch", summary = "Commit up to 500 decisions, one a line")
    public Uni<RestResponse<byte[]>> batch(byte[] body) {
        return calls.open(BATCH).body(body).naturalKey().lines(Function.identity(), this::keep);
    }

    private Uni<List<Reply>> keep(Context ctx, List<JsonNode> json) {
        var lines = json.stream().map(each -> Line.of(ctx, each)).toList();
        var commits = lines.stream().map(Line::commit).filter(Objects::nonNull).toList();
        return commit.run(ctx.tx(), commits).map(outcomes -> {
            var next = outcomes.iterator();
            return lines.stream()
                    .map(line ->
                            line.commit() == null ? line.refused() : Ph1dResource.reply(line.commit(), next.next()))
                    .toList();
        });
    }
}

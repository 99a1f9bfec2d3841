package io.gemel.runtime.outcome;

import static io.gemel.platform.http.Role.RUNTIME;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Reply;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes in what calls to model and speech providers came to. */
@Path("/twins/{twin}/provider-outcomes")
@Produces(APPLICATION_JSON)
class ProviderOutcomeResource {

    private static final Access REPORT = Access.allow("reportProviderOutcome", RUNTIME);
    private static final Access REPORT_ALL = Access.allow("reportProviderOutcomes", RUNTIME);
    private static final String NDJSON = "application/x-ndjson";
    private static final int MOST_BYTES = 64 * 1024;

    /** The answer: the same ids for the same outcome. */
    record Reported(UUID eventId, String correlationId) {}

    private final Calls calls;
    private final ReportOutcome report;

    ProviderOutcomeResource(Calls calls, ReportOutcome report) {
        this.calls = calls;
        this.report = report;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "reportProviderOutcome", summary = "Report what one provider call came to")
    public Uni<RestResponse<byte[]>> report(@RestPath String twin, byte @Nullable [] body) {
        if (body != null && body.length > MOST_BYTES) {
            throw Refusal.of(413, "body-too-large", "One outcome has at most 64 KiB.");
        }
        return calls.on(twin, REPORT).body(body).write(f -> OutcomeFields.read(f, UUID.fromString(twin)), this::report);
    }

    @POST
    @Path("/batch")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(operationId = "reportProviderOutcomes", summary = "Report up to 500 outcomes, one a line")
    public Uni<RestResponse<byte[]>> reportAll(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, REPORT_ALL)
                .body(body)
                .batch(f -> OutcomeFields.read(f, UUID.fromString(twin)), (context, outcomes) -> Uni.createFrom()
                        .item(() -> outcomes.stream()
                                .<Reply>map(outcome -> new Reply.Done(reported(context, outcome)))
                                .toList()));
    }

    private Uni<Answer> report(Context context, Outcome outcome) {
        return Uni.createFrom().item(reported(context, outcome));
    }

    private Answer reported(Context context, Outcome outcome) {
        return Answer.accepted(new Reported(
                report.run(context.tx(), outcome), outcome.reported().correlationId()));
    }
}

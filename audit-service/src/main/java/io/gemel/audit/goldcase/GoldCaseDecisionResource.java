package io.gemel.audit.goldcase;

import io.gemel.audit.goldcase.DecideGoldCase.Decision;
import io.gemel.audit.goldcase.DecideGoldCase.Outcome;
import io.gemel.audit.goldcase.kept.Reader;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Role;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What people decide about gold cases. */
@Path("/gold-cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class GoldCaseDecisionResource {

    private static final Access VERIFY =
            Access.allow("verifyGoldCase", Role.OWNER, Role.AUDITOR).byPerson();
    private static final Access REJECT =
            Access.allow("rejectGoldCase", Role.OWNER, Role.AUDITOR).byPerson();
    private static final String[] PROVENANCES = {
        "VERIFIED_HUMAN_CORRECTION", "TRUSTED_GROUND_TRUTH", "HIGH_CONFIDENCE_CONSENSUS"
    };
    private static final Text EVIDENCE = Text.required(128).bytes();
    private static final Text CORRECTION = Text.optional(32_768).bytes().prose();
    private static final Text REASON = Text.required(2_000).bytes().prose();

    private final Calls calls;
    private final DecideGoldCase decide;

    GoldCaseDecisionResource(Calls calls, DecideGoldCase decide) {
        this.calls = calls;
        this.decide = decide;
    }

    @POST
    @Path("/{id}/verify")
    @Operation(operationId = "verifyGoldCase", summary = "Confirm a pending case, with its provenance and evidence")
    public Uni<RestResponse<byte[]>> verify(@RestPath String id, byte[] body) {
        return calls.open(VERIFY)
                .body(body)
                .write(GoldCaseDecisionResource::verification, (ctx, read) -> decide(ctx, id, read.get()));
    }

    @POST
    @Path("/{id}/reject")
    @Operation(operationId = "rejectGoldCase", summary = "Reject a pending case, with a reason")
    public Uni<RestResponse<byte[]>> reject(@RestPath String id, byte[] body) {
        return calls.open(REJECT)
                .body(body)
                .write(GoldCaseDecisionResource::rejection, (ctx, read) -> decide(ctx, id, read.get()));
    }

    private Uni<Answer> decide(Context ctx, String id, Decision decision) {
        return GoldCaseResource.ID.matcher(id).matches()
                ? decide.run(ctx.tx(), Reader.deciding(ctx.caller()), id, decision)
                        .map(GoldCaseDecisionResource::answer)
                : Uni.createFrom().failure(GoldCaseResource.notFound());
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(var found) -> Answer.ok(found);
            case Outcome.NotFound() -> throw GoldCaseResource.notFound();
            case Outcome.NotPending() ->
                throw Refusal.conflict("gold-case-not-pending", "The case was verified or rejected before.");
        };
    }

    private static Supplier<Decision> verification(Fields fields) {
        var provenance = fields.oneOf("provenance", true, PROVENANCES);
        var evidence = fields.text("evidence_ref", EVIDENCE);
        var corrected = fields.text("corrected_output", CORRECTION);
        return () ->
                new Decision.Verify(Objects.requireNonNull(provenance), Objects.requireNonNull(evidence), corrected);
    }

    private static Supplier<Decision> rejection(Fields fields) {
        var reason = fields.text("reason", REASON);
        return () -> new Decision.Reject(Objects.requireNonNull(reason));
    }
}

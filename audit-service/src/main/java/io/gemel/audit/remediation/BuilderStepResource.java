package io.gemel.audit.remediation;

import io.gemel.audit.remediation.MoveProposal.Way;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Role;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The steps that a builder takes with a proposal. */
@Path("/remediation-proposals/{id}")
@Produces(MediaType.APPLICATION_JSON)
class BuilderStepResource {

    private static final Access SUBMIT = Access.allow("submitRemediationProposal", Role.BUILDER);
    private static final Access REVISE = Access.allow("reviseRemediationProposal", Role.BUILDER);
    private static final Access WITHDRAW = Access.allow("withdrawRemediationProposal", Role.BUILDER);

    private final Calls calls;
    private final MoveProposal move;

    BuilderStepResource(Calls calls, MoveProposal move) {
        this.calls = calls;
        this.move = move;
    }

    @POST
    @Path("/submit")
    @Operation(operationId = "submitRemediationProposal", summary = "Ask for the approvers' proofs")
    public Uni<RestResponse<byte[]>> submit(@RestPath String id, byte @Nullable [] body) {
        return step(SUBMIT, Way.SUBMIT, id, body);
    }

    @POST
    @Path("/revise")
    @Operation(
            operationId = "reviseRemediationProposal",
            summary = "Take a proposal back to rewrite it; its proofs are void")
    public Uni<RestResponse<byte[]>> revise(@RestPath String id, byte @Nullable [] body) {
        return step(REVISE, Way.REVISE, id, body);
    }

    @POST
    @Path("/withdraw")
    @Operation(operationId = "withdrawRemediationProposal", summary = "Withdraw a proposal for good")
    public Uni<RestResponse<byte[]>> withdraw(@RestPath String id, byte @Nullable [] body) {
        return step(WITHDRAW, Way.WITHDRAW, id, body);
    }

    private Uni<RestResponse<byte[]>> step(Access access, Way way, String id, byte @Nullable [] body) {
        return calls.open(access).body(body).write(ctx -> move.run(
                        ctx.tx(),
                        ctx.pathId(id, BuilderStepResource::notFound),
                        way,
                        ctx.caller().sub())
                .map(BuilderStepResource::answer));
    }

    private static Answer answer(MoveProposal.Outcome outcome) {
        return switch (outcome) {
            case MoveProposal.Outcome.Moved(var proposal) -> Answer.ok(proposal).etag(proposal.etag());
            case MoveProposal.Outcome.NotFound() -> throw notFound();
            case MoveProposal.Outcome.NotThere(var way) ->
                throw switch (way) {
                    case SUBMIT -> Refusal.conflict("proposal-not-a-draft", "Only a draft is edited or submitted.");
                    case REVISE -> Refusal.conflict("proposal-not-submitted", "The proposal is not submitted.");
                    case WITHDRAW -> Refusal.conflict("proposal-closed", "The proposal is closed already.");
                };
        };
    }

    private static Refusal notFound() {
        return Refusal.notFound("proposal-not-found", "No such remediation proposal.");
    }
}

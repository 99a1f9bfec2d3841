package io.gemel.audit.approval;

import io.gemel.audit.proposal.Gate;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Role;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What approvers do with a proposal: prove, reject, promote. */
@Path("/remediation-proposals/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ApprovalResource {

    private static final Access PROVE_CODE = people("giveCodeProof", Role.APPROVER_CODE);
    private static final Access PROVE_LAUNCH = people("giveLaunchProof", Role.APPROVER_LAUNCH);
    private static final Access PROVE_RELEASE = people("giveReleaseProof", Role.APPROVER_RELEASE);
    private static final Access REJECT =
            people("rejectRemediationProposal", Role.APPROVER_CODE, Role.APPROVER_LAUNCH, Role.APPROVER_RELEASE);
    private static final Access PROMOTE = people("promoteRemediationProposal", Role.APPROVER_RELEASE);

    private final Calls calls;
    private final GiveProof give;
    private final RejectProposal reject;
    private final PromoteProposal promote;

    ApprovalResource(Calls calls, GiveProof give, RejectProposal reject, PromoteProposal promote) {
        this.calls = calls;
        this.give = give;
        this.reject = reject;
        this.promote = promote;
    }

    @POST
    @Path("/proofs/code")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "giveCodeProof", summary = "Approve or deny at the code permission gate")
    public Uni<RestResponse<byte[]>> code(@RestPath String id, byte @Nullable [] body) {
        return prove(PROVE_CODE, Gate.CODE, id, body);
    }

    @POST
    @Path("/proofs/launch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "giveLaunchProof", summary = "Approve or deny at the launch permission gate")
    public Uni<RestResponse<byte[]>> launch(@RestPath String id, byte @Nullable [] body) {
        return prove(PROVE_LAUNCH, Gate.LAUNCH, id, body);
    }

    @POST
    @Path("/proofs/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "giveReleaseProof", summary = "Approve or deny at the release hard gate")
    public Uni<RestResponse<byte[]>> release(@RestPath String id, byte @Nullable [] body) {
        return prove(PROVE_RELEASE, Gate.RELEASE, id, body);
    }

    private Uni<RestResponse<byte[]>> prove(Access access, Gate gate, String id, byte @Nullable [] body) {
        return calls.open(access).body(body).write(GiveProof.Request::read, (ctx, request) -> give.run(
                        ctx.tx(), ctx.pathId(id, ApprovalResource::notFound), gate, ctx.caller(), request.get())
                .map(ApprovalResource::answer));
    }

    private static Answer answer(GiveProof.Outcome outcome) {
        return switch (outcome) {
            case GiveProof.Outcome.Given(var proposal, var proof) ->
                Answer.created("/remediation-proposals/" + proposal, proof);
            case GiveProof.Outcome.NotFound() -> throw notFound();
            case GiveProof.Outcome.NotSubmitted() -> throw notSubmitted();
            case GiveProof.Outcome.DigestChanged() ->
                throw Refusal.conflict(
                        "proposal-digest-changed", "The proposal's content is not the one that is named.");
        };
    }

    @POST
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rejectRemediationProposal", summary = "Reject a submitted proposal for good")
    public Uni<RestResponse<byte[]>> reject(@RestPath String id, byte @Nullable [] body) {
        return calls.open(REJECT).body(body).write(RejectProposal.Request::read, (ctx, request) -> reject.run(
                        ctx.tx(),
                        ctx.pathId(id, ApprovalResource::notFound),
                        ctx.caller().sub(),
                        request)
                .map(ApprovalResource::answer));
    }

    private static Answer answer(RejectProposal.Outcome outcome) {
        return switch (outcome) {
            case RejectProposal.Outcome.Rejected(var proposal) ->
                Answer.ok(proposal).etag(proposal.etag());
            case RejectProposal.Outcome.NotFound() -> throw notFound();
            case RejectProposal.Outcome.NotSubmitted() -> throw notSubmitted();
        };
    }

    @POST
    @Path("/promote")
    @Operation(operationId = "promoteRemediationProposal", summary = "Record the decision; nothing ships by it")
    public Uni<RestResponse<byte[]>> promote(@RestPath String id, byte @Nullable [] body) {
        return calls.open(PROMOTE).body(body).write(ctx -> promote.run(
                        ctx.tx(),
                        ctx.pathId(id, ApprovalResource::notFound),
                        ctx.caller().sub())
                .map(ApprovalResource::answer)
                .onFailure(PromoteProposal.JustClosed.class)
                .transform(_ -> Refusal.unavailable("unavailable", "A proof expired in this moment; ask again.")));
    }

    private static Answer answer(PromoteProposal.Outcome outcome) {
        return switch (outcome) {
            case PromoteProposal.Outcome.Done(var proposal) ->
                Answer.ok(proposal).etag(proposal.etag());
            case PromoteProposal.Outcome.NotFound() -> throw notFound();
            case PromoteProposal.Outcome.NotSubmitted() -> throw notSubmitted();
            case PromoteProposal.Outcome.GateClosed(var gate) ->
                throw Refusal.forbidden("promotion-gate-closed", "A gate of the promotion is closed.")
                        .with("gate", gate.gate())
                        .with("reason", gate.reason());
        };
    }

    private static Access people(String operation, Role... roles) {
        return Access.allow(operation, roles).byPerson();
    }

    private static Refusal notFound() {
        return Refusal.notFound("proposal-not-found", "No such remediation proposal.");
    }

    private static Refusal notSubmitted() {
        return Refusal.conflict("proposal-not-submitted", "The proposal is not submitted.");
    }
}

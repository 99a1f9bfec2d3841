package io.gemel.audit.remediation;

import io.gemel.audit.proposal.Content;
import io.gemel.audit.proposal.Proposal;
import io.gemel.audit.proposal.ProposalRepository;
import io.gemel.audit.proposal.ProposalState;
import io.gemel.audit.readers.Readers;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Role;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Remediation proposals as builders write them and auditors, builders and approvers read them. */
@Path("/remediation-proposals")
@Produces(MediaType.APPLICATION_JSON)
class ProposalResource {

    private static final Access LIST = Readers.ofRemediation("listRemediationProposals");
    private static final Access GET_ONE = Readers.ofRemediation("getRemediationProposal");
    private static final Access CREATE = Access.allow("createRemediationProposal", Role.BUILDER);
    private static final Access EDIT = Access.allow("editRemediationProposal", Role.BUILDER);

    private final Calls calls;
    private final ProposalRepository proposals;
    private final CreateProposal create;
    private final EditProposal edit;

    ProposalResource(Calls calls, ProposalRepository proposals, CreateProposal create, EditProposal edit) {
        this.calls = calls;
        this.proposals = proposals;
        this.create = create;
        this.edit = edit;
    }

    @GET
    @Operation(operationId = "listRemediationProposals", summary = "Remediation proposals, newest first")
    public Uni<RestResponse<byte[]>> list() {
        return calls.open(LIST).params("state", "cluster_id").page(this::rows, proposal -> proposal.id()
                .toString());
    }

    private Uni<List<Proposal>> rows(Context ctx) {
        var filter = new ProposalRepository.Filter(
                ctx.query().oneOf("state", ProposalState.names()), ctx.query().id("cluster_id"));
        var after = ctx.page().after();
        return proposals.list(
                ctx.tx(),
                filter,
                after == null ? null : UUID.fromString(after),
                ctx.page().fetch());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRemediationProposal", summary = "One remediation proposal with its gates")
    public Uni<RestResponse<byte[]>> get(@RestPath String id) {
        return calls.open(GET_ONE).read(ctx -> proposals
                .find(ctx.tx(), ctx.pathId(id, ProposalResource::notFound))
                .map(found -> tagged(found.orElseThrow(ProposalResource::notFound))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createRemediationProposal", summary = "Draft a proposal for a recurring failure cluster")
    public Uni<RestResponse<byte[]>> create(byte @Nullable [] body) {
        return calls.open(CREATE).body(body).write(CreateProposal.Request::read, (ctx, request) -> create.run(
                        ctx.tx(), ctx.caller().sub(), request.get())
                .map(ProposalResource::answer));
    }

    private static Answer answer(CreateProposal.Outcome outcome) {
        return switch (outcome) {
            case CreateProposal.Outcome.Drafted(var proposal) ->
                Answer.created("/remediation-proposals/" + proposal.id(), proposal)
                        .etag(proposal.etag());
            case CreateProposal.Outcome.NotTakenIn(var why) -> throw why.refusal();
        };
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "editRemediationProposal", summary = "Rewrite a draft")
    public Uni<RestResponse<byte[]>> edit(@RestPath String id, byte @Nullable [] body) {
        return calls.open(EDIT).body(body).edit(Content::read, (ctx, content) -> edit.run(
                        ctx.tx(),
                        ctx.pathId(id, ProposalResource::notFound),
                        content.get(),
                        ctx.caller().sub(),
                        present -> ctx.requireMatch(present.etag()))
                .map(ProposalResource::answer));
    }

    private static Answer answer(EditProposal.Outcome outcome) {
        return switch (outcome) {
            case EditProposal.Outcome.Edited(var proposal) -> tagged(proposal);
            case EditProposal.Outcome.NotFound() -> throw notFound();
            case EditProposal.Outcome.NotADraft() ->
                throw Refusal.conflict("proposal-not-a-draft", "Only a draft is edited or submitted.");
        };
    }

    private static Answer tagged(Proposal proposal) {
        return Answer.ok(proposal).etag(proposal.etag());
    }

    private static Refusal notFound() {
        return Refusal.notFound("proposal-not-found", "No such remediation proposal.");
    }
}

package io.gemel.audit.approval;

import static java.util.Objects.requireNonNull;

import io.gemel.audit.proposal.Gate;
import io.gemel.audit.proposal.Proposal;
import io.gemel.audit.proposal.ProposalRepository;
import io.gemel.audit.proposal.ProposalState;
import io.gemel.audit.proposal.TakeStep;
import io.gemel.platform.http.Caller;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps what an approver says of a submitted proposal at one gate. */
@ApplicationScoped
class GiveProof {

    private static final int DIGEST_LENGTH = 64;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int REFERENCE = 128;
    private static final int NOTE = 2000;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 86_400;

    /** What is said, of which content, and where that was decided. */
    record Request(
            String decision,
            String contentDigest,
            String decisionRef,
            int expiresInSeconds,
            @Nullable String note) {

        static Supplier<Request> read(Fields fields) {
            var decision = fields.oneOf("decision", true, "APPROVE", "DENY");
            var digest =
                    fields.text("content_digest", Text.required(DIGEST_LENGTH).pattern(DIGEST));
            var reference = fields.text("decision_ref", Text.required(REFERENCE).bytes());
            var expires = fields.integer("expires_in_seconds", false, SHORTEST, LONGEST);
            var note = fields.text("note", Text.optional(NOTE).bytes().prose());
            return () -> new Request(
                    requireNonNull(decision),
                    requireNonNull(digest),
                    requireNonNull(reference),
                    expires == null ? LONGEST : expires.intValue(),
                    note);
        }
    }

    sealed interface Outcome {
        record Given(UUID proposal, Proposal.Proof proof) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotSubmitted() implements Outcome {}

        record DigestChanged() implements Outcome {}
    }

    private final ProposalRepository proposals;
    private final ProofRepository proofs;
    private final TakeStep step;

    GiveProof(ProposalRepository proposals, ProofRepository proofs, TakeStep step) {
        this.proposals = proposals;
        this.proofs = proofs;
        this.step = step;
    }

    Uni<Outcome> run(Tx tx, UUID id, Gate gate, Caller approver, Request request) {
        return proposals.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            if (!found.get().is(ProposalState.SUBMITTED)) {
                return Uni.createFrom().item(new Outcome.NotSubmitted());
            }
            return found.get().contentDigest().equals(request.contentDigest())
                    ? give(tx, found.get(), gate, approver, request)
                    : Uni.createFrom().item(new Outcome.DigestChanged());
        });
    }

    private Uni<Outcome> give(Tx tx, Proposal present, Gate gate, Caller approver, Request request) {
        var given =
                new TakeStep.Step(ProposalState.SUBMITTED, approver.sub(), request.note(), gate, request.decision());
        return proofs.append(tx, present, gate, approver, request)
                .chain(() -> step.run(tx, present, given))
                .map(after -> new Outcome.Given(after.id(), after.proofs().getLast()));
    }
}

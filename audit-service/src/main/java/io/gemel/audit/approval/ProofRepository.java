package io.gemel.audit.approval;

import io.gemel.audit.approval.GiveProof.Request;
import io.gemel.audit.proposal.Gate;
import io.gemel.audit.proposal.Proposal;
import io.gemel.platform.http.Caller;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code remediation_proofs}, which is only ever added to. */
@ApplicationScoped
class ProofRepository {

    private static final String APPEND = """
            insert into remediation_proofs (proposal_id, position, gate, decision, submission, content_digest, approver, azp, jti,
                                            decision_ref, note, created_at, expires_at)
            select $1, 1 + (select count(*) from remediation_proofs f where f.proposal_id = $1), $2, $3, $4, $5, $6, $7, $8,
                   $9, $10, t.now, case when $3 = 'APPROVE' then t.now + make_interval(secs => $11::integer) end
              from (select clock_timestamp() as now) t
            """;

    /** Adds to the proofs of a locked proposal; it counts from the database's present moment. */
    Uni<Void> append(Tx tx, Proposal proposal, Gate gate, Caller approver, Request request) {
        return tx.run(
                        APPEND,
                        proposal.id(),
                        gate.text(),
                        request.decision(),
                        proposal.submission(),
                        proposal.contentDigest(),
                        approver.sub(),
                        approver.azp(),
                        approver.jti(),
                        request.decisionRef(),
                        request.note(),
                        request.expiresInSeconds())
                .replaceWithVoid();
    }
}

package io.gemel.audit.proposal;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code remediation_steps}, which is only ever added to. */
@ApplicationScoped
class StepRepository {

    private static final String APPEND = """
            insert into remediation_steps (proposal_id, position, from_state, to_state, taken_by, note)
            select $1, coalesce(max(s.position), 0) + 1, $2, $3, $4, $5
              from remediation_steps s
             where s.proposal_id = $1
            """;

    Uni<Void> append(Tx tx, UUID proposal, ProposalState from, TakeStep.Step step) {
        return tx.run(APPEND, proposal, from.name(), step.to().name(), step.by(), step.note())
                .replaceWithVoid();
    }
}

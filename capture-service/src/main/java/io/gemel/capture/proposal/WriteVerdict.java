package io.gemel.capture.proposal;

import io.gemel.capture.execution.ExecutionSummary;
import io.gemel.capture.gate.Verdict;
import io.gemel.capture.intervention.Intervention;
import io.gemel.capture.intervention.InterventionRepository;
import io.gemel.capture.version.DecisionVersion;
import io.gemel.capture.version.DecisionVersionRepository;
import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.DecisionCommitted;
import io.gemel.platform.json.Json;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes what the gate has said: a version with its event, or an intervention and nothing else. */
@ApplicationScoped
class WriteVerdict {

    private final DecisionVersionRepository versions;
    private final InterventionRepository interventions;
    private final Outbox outbox;

    WriteVerdict(DecisionVersionRepository versions, InterventionRepository interventions, Outbox outbox) {
        this.versions = versions;
        this.interventions = interventions;
        this.outbox = outbox;
    }

    /** Commits a proposal that has passed; empty when the named predecessor is not the active version of its chain. */
    Uni<Optional<DecisionVersion>> pass(Tx tx, ExecutionSummary execution, Proposal proposal, String by) {
        var version = proposal.version(tx, execution, by);
        var written = proposal.rootId() == null
                ? versions.insertFirst(tx, version).map(Optional::of)
                : versions.insertNext(tx, version);
        return written.invoke(committed -> committed.ifPresent(each -> say(tx, each)));
    }

    /** Opens an intervention for a proposal that was blocked. */
    Uni<Intervention> block(Tx tx, ExecutionSummary execution, Proposal proposal, Verdict.Block verdict) {
        var open = new Intervention(
                tx.newId(),
                Intervention.OPEN,
                Json.mapper().valueToTree(verdict.violations()),
                proposal.kept(),
                proposal.vaultRefCount(),
                null,
                tx.now(),
                null,
                null);
        return interventions.insert(tx, execution.executionId(), open).replaceWith(open);
    }

    private void say(Tx tx, DecisionVersion version) {
        String root = version.rootId().toString();
        outbox.say(
                tx,
                Decisions.TOPIC,
                root,
                root,
                new DecisionCommitted(
                        version.id(),
                        version.rootId(),
                        version.version(),
                        version.previousVersionId(),
                        version.twinId(),
                        version.executionId(),
                        version.title(),
                        version.domain(),
                        version.strength(),
                        version.reason().path("type").textValue(),
                        version.evidenceRefs().size(),
                        version.hasVaultRefs(),
                        version.createdAt()));
    }
}

package io.gemel.audit.proposal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gemel.audit.intake.BuilderOfflineInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it is answered.
 *
 * @param submission how often it was submitted; a proof belongs to one of them
 * @param gates in their order, as they stand at this moment
 * @param revision grows with every change, and is the entity tag
 */
public record Proposal(
        UUID id,
        UUID clusterId,
        @JsonUnwrapped Content content,
        BuilderOfflineInput builderInput,
        String contentDigest,
        ProposalState state,
        int submission,
        String proposedBy,
        List<String> editedBy,
        List<GateStatus> gates,
        List<Proof> proofs,
        List<Step> history,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long revision) {

    /** Whether a gate is open, and if not why. */
    public record GateStatus(
            String gate, boolean open, @Nullable String reason) {}

    /** What an approver said of one submission. */
    public record Proof(
            String gate,
            String decision,
            int submission,
            String contentDigest,
            String approver,
            String decisionRef,
            @Nullable String note,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** One step; a proof's stays in SUBMITTED. */
    public record Step(
            ProposalState from,
            ProposalState to,
            String by,
            Instant at,
            @Nullable String note) {}

    public Proposal {
        editedBy = List.copyOf(editedBy);
        gates = List.copyOf(gates);
        proofs = List.copyOf(proofs);
        history = List.copyOf(history);
    }

    public boolean is(ProposalState other) {
        return state == other;
    }

    @JsonIgnore
    public String etag() {
        return "\"" + revision + "\"";
    }

    /** The first closed gate. */
    public Optional<GateStatus> closedGate() {
        return gates.stream().filter(gate -> !gate.open()).findFirst();
    }
}

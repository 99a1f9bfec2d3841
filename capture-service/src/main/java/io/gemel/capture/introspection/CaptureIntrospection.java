package io.gemel.capture.introspection;

import io.gemel.capture.candidate.Candidates;
import io.gemel.capture.candidate.CaptureType;
import io.gemel.capture.candidate.ModuleDraft;
import io.gemel.capture.clause.ClauseId;
import io.gemel.capture.judgement.Capture;
import io.gemel.capture.judgement.Introspection;
import io.gemel.capture.judgement.RecordHead;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Records an introspection with the candidate that follows from it. */
@ApplicationScoped
class CaptureIntrospection {

    private final PersonaIntrospectionRepository introspections;
    private final Candidates candidates;

    CaptureIntrospection(PersonaIntrospectionRepository introspections, Candidates candidates) {
        this.introspections = introspections;
        this.candidates = candidates;
    }

    Capture run(Tx tx, UUID twin, String owner, IntrospectionRequest request) {
        var said = request.judgement();
        var clause = ClauseId.of(said);
        var introspection = new Introspection(
                RecordHead.of(tx, twin, owner, request.setting(), clause),
                said.question(),
                said.answer(),
                said.thresholds());
        introspections.insert(tx, introspection);
        var source = introspection.head().source(CaptureType.INTROSPECTION);
        var candidate = candidates.record(tx, source, clause, ModuleDraft.of(said));
        return Capture.recorded(introspection, candidate);
    }
}

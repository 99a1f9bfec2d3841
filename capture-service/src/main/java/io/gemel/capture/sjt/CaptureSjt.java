package io.gemel.capture.sjt;

import io.gemel.capture.candidate.Candidates;
import io.gemel.capture.candidate.CaptureType;
import io.gemel.capture.candidate.ModuleDraft;
import io.gemel.capture.clause.ClauseId;
import io.gemel.capture.judgement.Capture;
import io.gemel.capture.judgement.DecisionTrace;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Records a situational judgement with the candidate that follows from it. */
@ApplicationScoped
class CaptureSjt {

    private final PersonaDecisionTraceRepository traces;
    private final Candidates candidates;

    CaptureSjt(PersonaDecisionTraceRepository traces, Candidates candidates) {
        this.traces = traces;
        this.candidates = candidates;
    }

    Uni<Capture> run(Tx tx, UUID twin, String owner, SjtRequest request) {
        var clause = ClauseId.of(request.judgement());
        var trace = trace(tx, twin, owner, request, clause);
        var source =
                new Candidates.Source(CaptureType.SJT, trace.id(), twin, owner, request.session(), trace.intentLabel());
        var draft = ModuleDraft.of(request.judgement(), request.thresholds());
        return traces.insert(tx, trace)
                .chain(() -> candidates.record(tx, source, clause, draft))
                .map(candidate -> Capture.recorded(trace, candidate, request.session()));
    }

    private static DecisionTrace trace(Tx tx, UUID twin, String owner, SjtRequest request, ClauseId clause) {
        var judgement = request.judgement();
        return new DecisionTrace(
                tx.newId(),
                twin,
                owner,
                request.session(),
                judgement.intentLabel(),
                request.metadataOrEmpty(),
                List.of(clause.value()),
                tx.now(),
                judgement.scenarioId(),
                judgement.prompt(),
                request.optionsJson(),
                judgement.selectedOption(),
                judgement.rationale(),
                request.thresholds());
    }
}

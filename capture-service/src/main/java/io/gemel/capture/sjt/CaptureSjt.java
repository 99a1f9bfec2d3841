package io.gemel.capture.sjt;

import io.gemel.capture.candidate.Candidates;
import io.gemel.capture.candidate.CaptureType;
import io.gemel.capture.candidate.ModuleDraft;
import io.gemel.capture.clause.ClauseId;
import io.gemel.capture.judgement.Capture;
import io.gemel.capture.judgement.DecisionTrace;
import io.gemel.capture.judgement.RecordHead;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
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

    Capture run(Tx tx, UUID twin, String owner, SjtRequest request) {
        var judgement = request.judgement();
        var clause = ClauseId.of(judgement);
        var trace = trace(RecordHead.of(tx, twin, owner, request.setting(), clause), request);
        traces.insert(tx, trace);
        var draft = ModuleDraft.of(judgement, request.thresholds());
        var candidate = candidates.record(tx, trace.head().source(CaptureType.SJT), clause, draft);
        return Capture.recorded(trace, candidate);
    }

    private static DecisionTrace trace(RecordHead head, SjtRequest request) {
        var judgement = request.judgement();
        return new DecisionTrace(
                head,
                judgement.scenarioId(),
                judgement.prompt(),
                request.optionsJson(),
                judgement.selectedOption(),
                judgement.rationale(),
                request.thresholds());
    }
}

package io.gemel.capture.pairwise;

import io.gemel.capture.candidate.Candidates;
import io.gemel.capture.candidate.CaptureType;
import io.gemel.capture.candidate.ModuleDraft;
import io.gemel.capture.clause.Basis;
import io.gemel.capture.clause.ClauseId;
import io.gemel.capture.judgement.Capture;
import io.gemel.capture.judgement.Preference;
import io.gemel.capture.judgement.RecordHead;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Records a preference with the candidate that follows from it. */
@ApplicationScoped
class CapturePairwise {

    private final PersonaPreferenceRepository preferences;
    private final Candidates candidates;

    CapturePairwise(PersonaPreferenceRepository preferences, Candidates candidates) {
        this.preferences = preferences;
        this.candidates = candidates;
    }

    Capture run(Tx tx, UUID twin, String owner, PairwiseRequest request) {
        var clause = ClauseId.of(request.judgement());
        var preference = preference(RecordHead.of(tx, twin, owner, request.setting(), clause), request.judgement());
        preferences.insert(tx, preference);
        var source = preference.head().source(CaptureType.PAIRWISE);
        var candidate = candidates.record(tx, source, clause, ModuleDraft.of(request.judgement()));
        return Capture.recorded(preference, candidate);
    }

    private static Preference preference(RecordHead head, Basis.Pairwise judgement) {
        return new Preference(
                head,
                judgement.prompt(),
                judgement.candidateA(),
                judgement.candidateB(),
                judgement.preferred(),
                judgement.rationale());
    }
}

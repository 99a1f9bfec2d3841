package io.gemel.capture.candidate;

import io.gemel.capture.clause.ClauseId;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps and says the candidate of a capture, in the transaction that records the capture. */
@ApplicationScoped
public class Candidates {

    /** Where a candidate comes from. */
    public record Source(
            CaptureType type,
            UUID captureId,
            UUID twinId,
            String ownerId,
            UUID trainingSessionId,
            @Nullable String intentLabel) {}

    private final ModuleCandidateRepository rows;
    private final Outbox outbox;

    Candidates(ModuleCandidateRepository rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    /** Keeps the candidate and says that it was recorded; both go out with the commit. */
    public ModuleCandidate record(Tx tx, Source source, ClauseId clause, ModuleDraft draft) {
        var candidate = new ModuleCandidate(
                tx.newId(),
                source.type().text(),
                source.captureId(),
                draft.moduleId(),
                source.intentLabel(),
                draft.moduleData(),
                List.of(clause.value()),
                draft.confidence(),
                ModuleCandidate.DRAFT,
                tx.now());
        String twin = source.twinId().toString();
        outbox.say(tx, ModuleCandidates.TOPIC, twin, candidate.id().toString(), said(source, candidate));
        rows.insert(tx, candidate);
        return candidate;
    }

    private static ModuleCandidates said(Source source, ModuleCandidate candidate) {
        return new CandidateRecorded(
                candidate.id(),
                source.twinId(),
                source.ownerId(),
                source.trainingSessionId(),
                candidate.sourceEventType(),
                candidate.sourceEventId(),
                candidate.moduleId(),
                candidate.intentLabel(),
                candidate.moduleData(),
                candidate.clauseIds(),
                candidate.confidence(),
                candidate.status(),
                candidate.createdAt());
    }
}

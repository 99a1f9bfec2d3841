package io.gemel.capture.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.capture.candidate.Candidates;
import io.gemel.capture.candidate.CaptureType;
import io.gemel.capture.clause.ClauseId;
import io.gemel.platform.tenancy.Tx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members that the records of all captures have: who taught whom, where and when, and the clause it became. */
public record RecordHead(
        UUID id,
        UUID twinId,
        String ownerId,
        UUID trainingSessionId,
        @Nullable String intentLabel,
        JsonNode metadata,
        List<String> clauseIds,
        Instant createdAt) {

    /** The head of a record that is made now. */
    public static RecordHead of(Tx tx, UUID twin, String owner, Setting setting, ClauseId clause) {
        return new RecordHead(
                tx.newId(),
                twin,
                owner,
                setting.session(),
                setting.intentLabel(),
                setting.metadata(),
                List.of(clause.value()),
                tx.now());
    }

    /** The record as the source of a candidate. */
    public Candidates.Source source(CaptureType type) {
        return new Candidates.Source(type, id, twinId, ownerId, trainingSessionId, intentLabel);
    }
}

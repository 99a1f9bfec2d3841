package io.gemel.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What captures taught, and what was taken back. */
public sealed interface ModuleCandidates {

    /** Key: twin id. */
    Topic<ModuleCandidates> TOPIC = Topic.of("capture.module-candidates", ModuleCandidates.class, new Unknown());

    /** A capture was recorded; this is the draft module derived from it. */
    @EventType("capture.module-candidate.recorded")
    record CandidateRecorded(
            UUID candidateId,
            UUID twinId,
            String ownerId,
            UUID trainingSessionId,
            String sourceEventType,
            UUID sourceEventId,
            String moduleId,
            @Nullable String intentLabel,
            JsonNode moduleData,
            List<String> clauseIds,
            BigDecimal confidence,
            String status,
            Instant recordedAt)
            implements ModuleCandidates {
        public CandidateRecorded {
            Required.all(
                    candidateId,
                    twinId,
                    ownerId,
                    trainingSessionId,
                    sourceEventType,
                    sourceEventId,
                    moduleId,
                    moduleData,
                    clauseIds,
                    confidence,
                    status,
                    recordedAt);
            clauseIds = List.copyOf(clauseIds);
        }
    }

    /** The owner took a capture back. */
    @EventType("capture.capture.retracted")
    record CaptureRetracted(
            UUID captureId,
            String captureType,
            UUID candidateId,
            UUID twinId,
            String ownerId,
            List<String> clauseIds,
            String retractedBy,
            Instant retractedAt)
            implements ModuleCandidates {
        public CaptureRetracted {
            Required.all(captureId, captureType, candidateId, twinId, ownerId, clauseIds, retractedBy, retractedAt);
            clauseIds = List.copyOf(clauseIds);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements ModuleCandidates {}
}

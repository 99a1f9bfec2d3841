package io.gemel.persona.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A module candidate as it is stored and answered. */
public record Candidate(
        UUID id,
        UUID twinId,
        String moduleId,
        @Nullable String intentLabel,
        JsonNode moduleData,
        List<String> clauseIds,
        BigDecimal confidence,
        String sourceEventType,
        UUID sourceEventId,
        UUID trainingSessionId,
        String status,
        @Nullable String promotedIn,
        @Nullable String note,
        Instant recordedAt,
        @Nullable Instant retractedAt,
        @Nullable Instant archivedAt) {

    public Candidate {
        clauseIds = List.copyOf(clauseIds);
    }
}

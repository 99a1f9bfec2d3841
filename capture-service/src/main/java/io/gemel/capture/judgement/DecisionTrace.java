package io.gemel.capture.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The choice that an owner made in one situation (a situational judgement test). */
public record DecisionTrace(
        UUID id,
        UUID twinId,
        String ownerId,
        UUID trainingSessionId,
        @Nullable String intentLabel,
        JsonNode metadata,
        List<String> clauseIds,
        Instant createdAt,
        @Nullable String scenarioId,
        String prompt,
        JsonNode options,
        String selectedOption,
        @Nullable String rationale,
        @Nullable JsonNode thresholds) {}

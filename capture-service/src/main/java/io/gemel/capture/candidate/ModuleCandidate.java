package io.gemel.capture.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service said that a capture taught; what becomes of it is persona-service's. */
public record ModuleCandidate(
        UUID id,
        String sourceEventType,
        UUID sourceEventId,
        String moduleId,
        @Nullable String intentLabel,
        JsonNode moduleData,
        List<String> clauseIds,
        BigDecimal confidence,
        String status,
        Instant createdAt) {

    /** The status that every candidate is said with. */
    public static final String DRAFT = "draft";
}

package io.gemel.persona.correction;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A correction as it is stored and answered. */
public record LearningInput(
        UUID id,
        UUID twinId,
        String inputType,
        JsonNode payload,
        String status,
        @Nullable String basePersonaSpecVersion,
        @Nullable String appliedPersonaSpecVersion,
        @Nullable String sourceConversationId,
        @Nullable String sourceMessageId,
        @Nullable String note,
        String createdBy,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {}

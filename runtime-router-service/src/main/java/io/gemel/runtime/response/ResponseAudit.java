package io.gemel.runtime.response;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lineage of one response, as it was recorded. */
record ResponseAudit(
        UUID id,
        UUID twinId,
        UUID routingDecisionId,
        String conversationId,
        String messageId,
        String assistantMessageId,
        String responseAction,
        @Nullable BigDecimal confidenceScore,
        @Nullable Boolean uncertain,
        @Nullable Boolean needsReview,
        JsonNode citations,
        JsonNode sourcesUsed,
        @Nullable String refusalReason,
        @Nullable String escalationReason,
        JsonNode retrievalSummary,
        JsonNode artifactsUsed,
        String outputSchema,
        @Nullable Boolean outputValid,
        @Nullable String personaSpecVersion,
        String variant,
        @Nullable String intentLabel,
        @Nullable String reviewReason,
        @JsonIgnore String inputDigest,
        Instant createdAt) {}

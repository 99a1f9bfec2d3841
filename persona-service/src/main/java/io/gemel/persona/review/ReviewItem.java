package io.gemel.persona.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A turn that the owner must look at, as it is answered. */
record ReviewItem(
        UUID id,
        UUID twinId,
        String conversationId,
        String messageId,
        UUID routingDecisionId,
        String reason,
        String priority,
        String status,
        Payload payload,
        @Nullable String reviewNote,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        Instant createdAt) {

    /** What the runtime said about the turn; nobody changes it, but its preview is forgotten in time. */
    record Payload(
            String intent,
            String workflow,
            BigDecimal confidence,
            @Nullable String personaSpecVersion,
            @Nullable String questionPreview) {}
}

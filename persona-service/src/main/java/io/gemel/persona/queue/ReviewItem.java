package io.gemel.persona.queue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A turn that the owner must look at, as it is answered. */
public record ReviewItem(
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
    public record Payload(
            String intent,
            String workflow,
            BigDecimal confidence,
            @Nullable String personaSpecVersion,
            @Nullable String questionPreview) {}

    /** The same without the preview: what is kept elsewhere must not outlive its retention. */
    ReviewItem withoutPreview() {
        var bare = new Payload(payload.intent, payload.workflow, payload.confidence, payload.personaSpecVersion, null);
        return new ReviewItem(
                id,
                twinId,
                conversationId,
                messageId,
                routingDecisionId,
                reason,
                priority,
                status,
                bare,
                reviewNote,
                claimedBy,
                claimedUntil,
                resolvedBy,
                resolvedAt,
                createdAt);
    }
}

package io.gemel.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns that an owner must look at. */
public sealed interface ReviewRequests {

    /** Key: twin id. */
    Topic<ReviewRequests> TOPIC = Topic.of("runtime.review-requests", ReviewRequests.class, new Unknown());

    /** A routing decision or its answer needs the owner. */
    @EventType("runtime.review.requested")
    record ReviewRequested(
            UUID routingDecisionId,
            UUID twinId,
            String conversationId,
            String messageId,
            String reason,
            String priority,
            String intent,
            String workflow,
            BigDecimal confidence,
            @Nullable String personaSpecVersion,
            @Nullable String questionPreview,
            Instant requestedAt)
            implements ReviewRequests {
        public ReviewRequested {
            Required.all(
                    routingDecisionId,
                    twinId,
                    conversationId,
                    messageId,
                    reason,
                    priority,
                    intent,
                    workflow,
                    confidence,
                    requestedAt);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements ReviewRequests {}
}

package io.gemel.runtime.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.runtime.routing.RoutingDecision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One turn of a conversation: the decision, the prompt and, when it is there, the response. */
record LineageTurn(
        UUID routingDecisionId,
        String messageId,
        RoutingDecision routingDecision,
        @Nullable String personaSpecVersion,
        String promptDigest,
        JsonNode moduleIds,
        JsonNode clauseIds,
        @Nullable UUID responseAuditId,
        @Nullable String assistantMessageId,
        @Nullable String responseAction,
        @Nullable String reviewReason,
        Instant decidedAt,
        @Nullable Instant answeredAt) {}

package io.gemel.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was answered. */
public sealed interface Responses {

    /** Key: twin id. */
    Topic<Responses> TOPIC = Topic.of("runtime.responses", Responses.class, new Unknown());

    /** The lineage of one response was recorded. */
    @EventType("runtime.response.audited")
    record ResponseAudited(
            UUID responseAuditId,
            UUID routingDecisionId,
            UUID twinId,
            JsonNode routingDecision,
            String responseAction,
            @Nullable BigDecimal confidenceScore,
            @Nullable String personaSpecVersion,
            @Nullable Boolean outputValid,
            @Nullable String refusalReason,
            @Nullable String escalationReason,
            Instant auditedAt)
            implements Responses {
        public ResponseAudited {
            Required.all(responseAuditId, routingDecisionId, twinId, routingDecision, responseAction, auditedAt);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements Responses {}
}

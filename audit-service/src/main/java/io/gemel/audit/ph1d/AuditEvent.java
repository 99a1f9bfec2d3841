package io.gemel.audit.ph1d;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of evidence as it is read; {@code id} is the decimal text of {@code event_id}. */
record AuditEvent(
        String id,
        String engine,
        String eventType,
        String severity,
        long reasonCode,
        String correlationId,
        UUID correlationUuid,
        String turnId,
        @Nullable String sessionId,
        String userId,
        @Nullable String deviceId,
        JsonNode payload,
        String idempotencyKey,
        @Nullable Instant occurredAt,
        Instant createdAt) {}

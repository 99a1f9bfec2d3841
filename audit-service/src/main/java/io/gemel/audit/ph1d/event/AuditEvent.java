package io.gemel.audit.ph1d.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of evidence as it is read; {@code id} is the decimal text of {@code event_id}. */
public record AuditEvent(
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
        Instant createdAt) {

    static AuditEvent fromRow(Row row) {
        var correlation = new CorrelationId(row.getUUID("correlation_id"));
        OffsetDateTime occurred = row.getOffsetDateTime("occurred_at");
        return new AuditEvent(
                Long.toString(row.getLong("event_id")),
                row.getString("engine"),
                row.getString("event_type"),
                row.getString("severity"),
                row.getLong("reason_code"),
                correlation.decimal(),
                correlation.uuid(),
                Long.toString(row.getLong("turn_id")),
                row.getString("session_id"),
                row.getString("user_id"),
                row.getString("device_id"),
                Json.read(row.getString("payload")),
                row.getString("idempotency_key"),
                occurred == null ? null : occurred.toInstant(),
                row.getOffsetDateTime("created_at").toInstant());
    }
}

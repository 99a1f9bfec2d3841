package io.gemel.audit.ph1d.event;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A stored row's receipt: what is answered, and what tells a replay from another request. */
public record Stored(String eventId, Instant createdAt, String digest, Key key) {

    /** What is unique within a tenant and engine. */
    public record Key(UUID correlation, String idempotencyKey) {}

    static Stored fromRow(Row row) {
        return new Stored(
                Long.toString(row.getLong("event_id")),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                row.getString("request_digest"),
                new Key(row.getUUID("correlation_id"), row.getString("idempotency_key")));
    }
}

package io.gemel.capture.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A time-boxed session in which its owner may teach one twin; {@code status} is what it is now, not what was marked. */
public record TrainingSession(
        UUID id,
        UUID twinId,
        String ownerId,
        String status,
        JsonNode metadata,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {}

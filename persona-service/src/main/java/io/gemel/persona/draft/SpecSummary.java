package io.gemel.persona.draft;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of a spec without its document. */
public record SpecSummary(
        UUID id,
        UUID twinId,
        String version,
        @Nullable String baseVersion,
        String status,
        String source,
        @Nullable String notes,
        String digest,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {}

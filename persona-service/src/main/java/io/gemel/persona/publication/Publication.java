package io.gemel.persona.publication;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is active.
 *
 * @param version null when the active version was retired
 */
record Publication(
        UUID id,
        @Nullable String version,
        @Nullable String previousVersion,
        @Nullable String note,
        String publishedBy,
        Instant publishedAt,
        long revision) {}

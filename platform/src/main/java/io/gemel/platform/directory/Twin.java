package io.gemel.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every service must know of a twin, read inside the request's own transaction. */
public record Twin(
        UUID id,
        String ownerId,
        String status,
        long revision,
        long specRevision,
        @Nullable String name,
        @Nullable JsonNode settings) {

    public boolean isActive() {
        return status.equals("active");
    }
}

package io.gemel.persona.roster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A twin as it is stored and answered. */
public record TwinRow(
        UUID id,
        String name,
        @Nullable String description,
        String status,
        String ownerId,
        JsonNode settings,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    /** Its entity tag. */
    @JsonIgnore
    public String etag() {
        return "\"" + revision + "\"";
    }

    @JsonIgnore
    public boolean isArchived() {
        return status.equals("archived");
    }

    /** The same twin with another status. */
    public TwinRow withStatus(String other) {
        return new TwinRow(id, name, description, other, ownerId, settings, revision, createdAt, updatedAt);
    }
}

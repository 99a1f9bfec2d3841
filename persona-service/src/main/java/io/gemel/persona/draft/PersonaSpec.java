package io.gemel.persona.draft;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of a twin's persona spec as it is stored and answered. */
public record PersonaSpec(
        UUID id,
        UUID twinId,
        String version,
        @Nullable String baseVersion,
        String status,
        String source,
        @Nullable String notes,
        String digest,
        JsonNode spec,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        @JsonIgnore int edits) {

    /** The entity tag of this version. */
    @JsonIgnore
    public String etag() {
        return "\"" + digest + "." + status + "." + edits + "\"";
    }

    /** Where this version is read. */
    @JsonIgnore
    public String location() {
        return "/twins/" + twinId + "/persona-specs/" + version;
    }
}

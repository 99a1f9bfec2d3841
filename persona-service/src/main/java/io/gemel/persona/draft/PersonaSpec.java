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

    /** A version and its document. */
    static PersonaSpec of(SpecSummary about, JsonNode spec, int edits) {
        return new PersonaSpec(
                about.id(),
                about.twinId(),
                about.version(),
                about.baseVersion(),
                about.status(),
                about.source(),
                about.notes(),
                about.digest(),
                spec,
                about.createdBy(),
                about.createdAt(),
                about.updatedAt(),
                about.publishedAt(),
                edits);
    }

    /** Whether it was put away as a draft; an archived version that was once active may be a base again. */
    @JsonIgnore
    public boolean isDiscarded() {
        return status.equals("archived") && publishedAt == null;
    }

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

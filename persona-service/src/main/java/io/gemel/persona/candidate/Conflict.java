package io.gemel.persona.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Candidates that say different things about one situation.
 *
 * @param moduleId the base's module that takes part, or null
 */
public record Conflict(
        JsonNode when, List<UUID> candidateIds, @Nullable String moduleId) {

    public Conflict {
        candidateIds = List.copyOf(candidateIds);
    }
}

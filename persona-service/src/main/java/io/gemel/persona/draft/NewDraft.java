package io.gemel.persona.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Semver;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft to be stored.
 *
 * @param version null: of the spec, else the next one
 * @param baseVersion the version that it was made from
 */
public record NewDraft(
        UUID twin,
        ObjectNode spec,
        @Nullable Semver version,
        @Nullable String baseVersion,
        String source,
        @Nullable String notes,
        String by) {}

package io.gemel.persona.generate;

import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import org.jspecify.annotations.Nullable;

/**
 * The request to generate.
 *
 * @param includeCandidates whether confident draft candidates take part beside the active ones
 */
record GenerateRequest(@Nullable String notes, boolean autoPublish, boolean includeCandidates) {

    static GenerateRequest read(Fields fields) {
        return new GenerateRequest(
                fields.text("notes", Text.optional(4000).prose()),
                Boolean.TRUE.equals(fields.bool("auto_publish", false)),
                Boolean.TRUE.equals(fields.bool("include_candidates", false)));
    }
}

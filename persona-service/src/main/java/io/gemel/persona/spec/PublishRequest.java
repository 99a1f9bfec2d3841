package io.gemel.persona.spec;

import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import org.jspecify.annotations.Nullable;

/**
 * The request to publish.
 *
 * @param expects whether {@code expectedActiveVersion} was given; null then means that none is active
 */
record PublishRequest(
        @Nullable String note, boolean expects, @Nullable String expectedActiveVersion) {

    static PublishRequest read(Fields fields) {
        return new PublishRequest(
                fields.text("note", Text.optional(4000).prose()),
                fields.has("expected_active_version"),
                fields.text("expected_active_version", Text.optional(4000)));
    }
}

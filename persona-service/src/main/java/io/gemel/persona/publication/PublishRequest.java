package io.gemel.persona.publication;

import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request to publish or retire.
 *
 * @param expects whether {@code expectedActiveVersion} was given; null then means that none is active
 */
public record PublishRequest(
        @Nullable String note, boolean expects, @Nullable String expectedActiveVersion) {

    /** A request without conditions. */
    public static PublishRequest noted(@Nullable String note) {
        return new PublishRequest(note, false, null);
    }

    static PublishRequest read(Fields fields) {
        return new PublishRequest(
                fields.text("note", Text.optional(4000).prose()),
                fields.has("expected_active_version"),
                fields.text("expected_active_version", Text.optional(4000)));
    }

    boolean isMetBy(@Nullable String activeVersion) {
        return !expects || Objects.equals(activeVersion, expectedActiveVersion);
    }
}

package io.gemel.persona.review;

import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The request to resolve or dismiss an item. */
record ResolveRequest(String status, @Nullable String reviewNote) {

    static ResolveRequest read(Fields fields) {
        return new ResolveRequest(
                Objects.requireNonNullElse(fields.oneOf("status", true, "resolved", "dismissed"), ""),
                fields.text("review_note", Text.optional(4000).prose()));
    }
}

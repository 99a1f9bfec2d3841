package io.gemel.persona.review;

import io.gemel.platform.http.Context;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which items a list shows; pending ones unless asked for others. */
record ReviewFilter(
        String status,
        @Nullable String reason,
        @Nullable String priority,
        @Nullable UUID after,
        int limit) {

    static ReviewFilter of(Context ctx) {
        var query = ctx.query();
        var after = ctx.page().after();
        return new ReviewFilter(
                Objects.requireNonNullElse(query.oneOf("status", "pending", "resolved", "dismissed", "all"), "pending"),
                query.oneOf("reason", "clarify", "escalate", "refuse", "low_confidence", "needs_review"),
                query.oneOf("priority", "high", "medium"),
                after == null ? null : UUID.fromString(after),
                ctx.page().fetch());
    }
}

package io.gemel.persona.queue;

import io.gemel.platform.http.Context;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which items a list shows; pending ones unless asked for others. */
public record ReviewFilter(
        String status,
        @Nullable String reason,
        @Nullable String priority,
        @Nullable UUID after,
        int limit) {

    public static ReviewFilter of(Context ctx) {
        var query = ctx.query();
        return new ReviewFilter(
                Objects.requireNonNullElse(query.oneOf("status", "pending", "resolved", "dismissed", "all"), "pending"),
                query.oneOf("reason", "clarify", "escalate", "refuse", "low_confidence", "needs_review"),
                query.oneOf("priority", "high", "medium"),
                ctx.page().afterId(),
                ctx.page().fetch());
    }
}

package io.gemel.capture.execution;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an execution came from one state to the next.
 *
 * @param from null at the start
 */
public record Transition(
        @Nullable ExecutionStatus from,
        ExecutionStatus to,
        Reason reason,
        @Nullable String note,
        String by,
        Instant at) {

    /** Why it happened. */
    public enum Reason {
        STARTED,
        BLOCKED,
        CORRECTED,
        ABANDONED,
        COMPLETED,
        ABORTED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}

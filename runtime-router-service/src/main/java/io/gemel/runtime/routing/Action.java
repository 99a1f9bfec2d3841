package io.gemel.runtime.routing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is to be done with a message. */
public enum Action {
    ANSWER,
    CLARIFY,
    REFUSE,
    ESCALATE;

    /** As it travels. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

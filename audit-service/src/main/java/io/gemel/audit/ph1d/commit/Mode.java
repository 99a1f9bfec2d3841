package io.gemel.audit.ph1d.commit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a boundary decided, with the fixed words of its row and the one key that only this decision has. */
public enum Mode {
    CHAT("chat", "INFO", null),
    INTENT("intent", "INFO", "refined_intent_type"),
    CLARIFY("clarify", "WARN", "what_is_missing"),
    ANALYSIS("analysis", "INFO", "analysis_kind"),
    FAIL_CLOSED("fail_closed", "ERROR", "fail_code");

    private final String outputMode;
    private final String severity;
    private final @Nullable String key;

    Mode(String outputMode, String severity, @Nullable String key) {
        this.outputMode = outputMode;
        this.severity = severity;
        this.key = key;
    }

    public String outputMode() {
        return outputMode;
    }

    public String severity() {
        return severity;
    }

    /** The payload's extra key: one or, for a chat, none. */
    public List<String> extraKeys() {
        return key == null ? List.of() : List.of(key);
    }

    /** The extra keys of all modes, in their order. */
    public static List<String> allExtraKeys() {
        return modes().flatMap(mode -> mode.extraKeys().stream()).toList();
    }

    public static String[] names() {
        return modes().map(Mode::name).toArray(String[]::new);
    }

    private static Stream<Mode> modes() {
        return Arrays.stream(values());
    }
}

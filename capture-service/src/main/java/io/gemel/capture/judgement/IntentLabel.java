package io.gemel.capture.judgement;

import io.gemel.platform.json.Characters;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a twin may be asked for; a capture that names none of them is refused. */
public final class IntentLabel {

    private static final List<String> ALL = List.of(
            "factual_with_evidence",
            "advice_or_stance",
            "action_or_tool_execution",
            "ambiguity_or_clarify",
            "disagreement_or_conflict",
            "summarize_or_transform",
            "meta_or_system",
            "sensitive_boundary_or_refusal");
    private static final int LONGEST = 200;

    private IntentLabel() {}

    /** Reads the optional member {@code intent_label}; any other value than an intent is a violation. */
    public static @Nullable String read(Fields fields) {
        String given = fields.text("intent_label", Text.optional(LONGEST));
        if (given == null) {
            return null;
        }
        String label = normal(given);
        if (!ALL.contains(label)) {
            fields.violation("intent_label", "set", "Name one of the eight intents.");
        }
        return label;
    }

    /** Trimmed of all white space, lower-case without locale, spaces as underscores. */
    static String normal(String given) {
        return Characters.strip(given).toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** The eight intents. */
    public static String[] all() {
        return ALL.toArray(String[]::new);
    }
}

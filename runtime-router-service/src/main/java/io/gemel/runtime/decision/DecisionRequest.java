package io.gemel.runtime.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.Variant;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message to be decided on, with what its surface knows (runtime-router.md 3).
 *
 * @param pinned input names that the request pins to a text; {@code unpinned} those that it pins to nothing
 */
record DecisionRequest(
        String conversationId,
        String messageId,
        String message,
        String interactionContext,
        @Nullable String dialogueMode,
        @Nullable String intentLabel,
        @Nullable Boolean targetOwnerScope,
        @Nullable Boolean requiresEvidence,
        boolean knowledgeAvailable,
        boolean evidenceFound,
        Set<String> pinned,
        Set<String> unpinned,
        String variant,
        @Nullable String language) {

    private static final String[] CONTEXTS = {"owner_training", "owner_chat", "public_share", "public_widget"};
    private static final String[] MODES = {
        "QA_FACT", "QA_RELATIONSHIP", "STANCE_GLOBAL", "SMALLTALK", "REPAIR", "TEACHING", "IDENTITY_FACT"
    };
    private static final Pattern INPUT = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final int ID = 128;
    private static final int MESSAGE = 8000;
    private static final int PINNED = 2000;
    private static final int MOST_PINNED = 30;
    private static final int LANGUAGE_LENGTH = 35;

    boolean inPublic() {
        return interactionContext.startsWith("public_");
    }

    static DecisionRequest read(Fields f) {
        var pinned = new HashSet<String>();
        var unpinned = new HashSet<String>();
        readPinned(f, pinned, unpinned);
        return new DecisionRequest(
                text(f.text("conversation_id", Text.required(ID))),
                text(f.text("message_id", Text.required(ID))),
                text(f.text("message", Text.required(MESSAGE).prose().blankAllowed())),
                or(f.oneOf("interaction_context", false, CONTEXTS), "owner_chat"),
                f.oneOf("dialogue_mode", false, MODES),
                f.oneOf("intent_label", false, Intents.ALL.toArray(String[]::new)),
                f.bool("target_owner_scope", false),
                f.bool("requires_evidence", false),
                or(f.bool("knowledge_available", false), true),
                or(f.bool("evidence_found", false), false),
                pinned,
                unpinned,
                or(f.oneOf("variant", false, Variant.NAMES.toArray(String[]::new)), "baseline_v1"),
                f.text("language", Text.optional(LANGUAGE_LENGTH).pattern(LANGUAGE)));
    }

    private static void readPinned(Fields f, Set<String> pinned, Set<String> unpinned) {
        JsonNode given = f.any("pinned_context");
        if (given != null && given.isObject() && given.size() > MOST_PINNED) {
            f.violation("pinned_context", "count", "must have at most " + MOST_PINNED + " inputs");
        }
        f.nested("pinned_context", false, inputs -> {
            var names = new LinkedHashSet<String>();
            Objects.requireNonNull(given).fieldNames().forEachRemaining(names::add);
            names.forEach(name -> readPinned(inputs, name, pinned, unpinned));
            return names;
        });
    }

    private static void readPinned(Fields inputs, String name, Set<String> pinned, Set<String> unpinned) {
        var value = inputs.text(name, Text.optional(PINNED).prose().blankAllowed());
        if (!INPUT.matcher(name).matches()) {
            inputs.violation(name, "format", "is no name of an input");
        } else if (value != null) {
            (value.isBlank() ? unpinned : pinned).add(name);
        }
    }

    /** A required text that is absent is a violation already, so nobody sees this one. */
    private static String text(@Nullable String given) {
        return or(given, "");
    }

    private static <T> T or(@Nullable T given, T standard) {
        return given == null ? standard : given;
    }
}

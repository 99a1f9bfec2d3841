package io.gemel.runtime.turn;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Intents;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Characters;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.runtime.routing.Turn;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a surface knows of a message beside its text; what is null takes its default or is derived.
 *
 * @param pinned input names that are pinned to a text; {@code unpinned} those that are pinned to nothing
 */
public record TurnFlags(
        String interactionContext,
        @Nullable String dialogueMode,
        @Nullable String intentLabel,
        @Nullable Boolean targetOwnerScope,
        @Nullable Boolean requiresEvidence,
        @Nullable Boolean knowledgeAvailable,
        @Nullable Boolean evidenceFound,
        Set<String> pinned,
        Set<String> unpinned,
        @Nullable String language) {

    /** Code points of a message. */
    public static final int MESSAGE = 8000;

    private static final String[] CONTEXTS = {"owner_training", "owner_chat", "public_share", "public_widget"};
    private static final String[] MODES = {
        "QA_FACT", "QA_RELATIONSHIP", "STANCE_GLOBAL", "SMALLTALK", "REPAIR", "TEACHING", "IDENTITY_FACT"
    };
    private static final Pattern INPUT = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final int PINNED = 2000;
    private static final int MOST_PINNED = 30;
    private static final int LANGUAGE_LENGTH = 35;

    /** Reads them from the members of a request. */
    public static TurnFlags read(Fields f) {
        var pinned = new HashSet<String>();
        var unpinned = new HashSet<String>();
        readPinned(f, pinned, unpinned);
        return new TurnFlags(
                Objects.requireNonNullElse(f.oneOf("interaction_context", false, CONTEXTS), "owner_chat"),
                f.oneOf("dialogue_mode", false, MODES),
                f.oneOf("intent_label", false, Intents.ALL.toArray(String[]::new)),
                f.bool("target_owner_scope", false),
                f.bool("requires_evidence", false),
                f.bool("knowledge_available", false),
                f.bool("evidence_found", false),
                pinned,
                unpinned,
                f.text("language", Text.optional(LANGUAGE_LENGTH).pattern(LANGUAGE)));
    }

    public boolean inPublic() {
        return interactionContext.startsWith("public_");
    }

    /** The same with {@code value} for {@code requires_evidence} where it is not given. */
    public TurnFlags orEvidence(@Nullable Boolean value) {
        return requiresEvidence != null
                ? this
                : new TurnFlags(
                        interactionContext,
                        dialogueMode,
                        intentLabel,
                        targetOwnerScope,
                        value,
                        knowledgeAvailable,
                        evidenceFound,
                        pinned,
                        unpinned,
                        language);
    }

    /** What is routed: the message with these flags and the twin's own pinned context. */
    public Turn turn(String message, Twin twin) {
        return new Turn(
                message,
                interactionContext,
                dialogueMode,
                intentLabel,
                targetOwnerScope,
                requiresEvidence,
                knowledgeAvailable,
                evidenceFound,
                pinned(twin),
                language);
    }

    /** The twin's setting overlaid by the request's, field by field; blank values count as absent. */
    private Set<String> pinned(Twin twin) {
        var names = new HashSet<String>();
        if (twin.settings() != null) {
            twin.settings().path("pinned_context").properties().forEach(input -> {
                if (!Characters.isBlank(input.getValue().asText(""))) {
                    names.add(input.getKey());
                }
            });
        }
        names.removeAll(unpinned);
        names.addAll(pinned);
        return names;
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
            (Characters.isBlank(value) ? unpinned : pinned).add(name);
        }
    }
}

package io.gemel.runtime.routing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns to be decided on in tests. */
final class Turns {

    private Turns() {}

    /** A message with nothing given. */
    static Turn of(String message) {
        return new Turn(message, "owner_chat", null, null, null, null, null, null, Set.of(), null);
    }

    static Turn in(String context, String message) {
        return new Turn(message, context, null, null, null, null, null, null, Set.of(), null);
    }

    static Turn labelled(@Nullable String label, @Nullable String mode, String message) {
        return new Turn(message, "owner_chat", mode, label, null, null, null, null, Set.of(), null);
    }

    static Turn language(String language, String message) {
        return new Turn(message, "owner_chat", null, null, null, null, null, null, Set.of(), language);
    }

    /** The same with the inputs and flags that an explanation names. */
    static Turn giving(Turn turn, Explanation.WouldAnswer lacking) {
        var pinned = new java.util.HashSet<>(turn.pinned());
        pinned.addAll(lacking.missingInputs());
        return new Turn(
                turn.message(),
                turn.interactionContext(),
                turn.dialogueMode(),
                turn.intentLabel(),
                turn.targetOwnerScope(),
                turn.requiresEvidence(),
                lacking.flags().getOrDefault("knowledge_available", turn.knowledge()),
                lacking.flags().getOrDefault("evidence_found", turn.found()),
                pinned,
                turn.language());
    }
}

package io.gemel.runtime.routing;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message and everything given with it that routing depends on; what is null is derived (4.7).
 *
 * @param pinned the names of the inputs that pinned context gives
 */
public record Turn(
        String message,
        String interactionContext,
        @Nullable String dialogueMode,
        @Nullable String intentLabel,
        @Nullable Boolean targetOwnerScope,
        @Nullable Boolean requiresEvidence,
        boolean knowledgeAvailable,
        boolean evidenceFound,
        Set<String> pinned,
        @Nullable String language) {

    boolean english() {
        return language == null
                || language.toLowerCase(Locale.ROOT).split("-", 2)[0].equals("en");
    }

    boolean inPublic() {
        return interactionContext.startsWith("public_");
    }
}

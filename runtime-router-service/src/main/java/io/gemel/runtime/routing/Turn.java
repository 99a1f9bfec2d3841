package io.gemel.runtime.routing;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message and everything given with it that routing depends on; what is null takes its default or is derived (4.7).
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
        @Nullable Boolean knowledgeAvailable,
        @Nullable Boolean evidenceFound,
        Set<String> pinned,
        @Nullable String language) {

    boolean knowledge() {
        return knowledgeAvailable == null || knowledgeAvailable;
    }

    boolean found() {
        return evidenceFound != null && evidenceFound;
    }

    boolean english() {
        return language == null
                || language.toLowerCase(Locale.ROOT).split("-", 2)[0].equals("en");
    }

    boolean inPublic() {
        return interactionContext.startsWith("public_");
    }
}

package io.gemel.runtime.routing;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message and everything given with it that routing depends on; what is null takes its default or is derived.
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

    /** Whether there is knowledge to answer from. */
    public boolean knowledge() {
        return knowledgeAvailable == null || knowledgeAvailable;
    }

    /** Whether the surface has found evidence. */
    public boolean found() {
        return evidenceFound != null && evidenceFound;
    }

    /** Whether the lexicon's cues count. */
    public boolean english() {
        return language == null
                || language.toLowerCase(Locale.ROOT).split("-", 2)[0].equals("en");
    }

    /** Whether somebody else than the owner may be reading. */
    public boolean inPublic() {
        return interactionContext.startsWith("public_");
    }
}

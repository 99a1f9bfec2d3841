package io.gemel.runtime.text;

import org.jspecify.annotations.Nullable;

/**
 * A message, read once.
 *
 * @param all every word
 * @param head the words outside material
 * @param material where the first stretch stands that is quoted or pasted to work on, or null
 */
public record Message(Words all, Words head, @Nullable Place material) {

    /** Reads {@code words}; {@code fillers} may lead before the material's line break or colon. */
    public static Message of(Words words, Phrases fillers) {
        var cuts = Material.of(words, fillers);
        if (cuts.isEmpty()) {
            return new Message(words, words, null);
        }
        return new Message(words, words.without(cuts), words.place(cuts.getFirst()));
    }

    /** Whether something is quoted or pasted to work on. */
    public boolean hasMaterial() {
        return material != null;
    }
}

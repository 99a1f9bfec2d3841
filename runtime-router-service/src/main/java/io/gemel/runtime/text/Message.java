package io.gemel.runtime.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message, read once.
 *
 * @param all every word
 * @param head the words outside material
 * @param material where the first stretch stands that is quoted or pasted to work on, or null
 */
public record Message(Words all, Words head, @Nullable Place material) {

    private static final int LEAST_BEFORE = 3;
    private static final int MOST_ASKED = 30;

    /** Reads {@code words}; {@code fillers} may lead before the material's line break or colon. */
    public static Message of(Words words, Phrases fillers) {
        var cuts = Material.of(words, fillers);
        if (cuts.isEmpty()) {
            return new Message(words, words, null);
        }
        return new Message(words, words.without(cuts), words.place(cuts.getFirst()));
    }

    /**
     * The same read from its end: the last sentence of what is pasted is the head. Who pastes first asks last. Null where
     * nothing is pasted, or it is one sentence.
     */
    public @Nullable Message turned() {
        var from = material == null ? -1 : lastSentence(material);
        return from < 0 ? null : new Message(all, all.without(List.of(new Range(0, all.viewStart(from)))), material);
    }

    /** The first word of the last sentence, if words before it and all of it lie within {@code pasted}; else -1. */
    private int lastSentence(Place pasted) {
        var last = all.size() - 1;
        var first = last;
        while (first > 0 && all.sentence(first - 1) == all.sentence(last)) {
            first--;
        }
        var before = first - LEAST_BEFORE;
        var inside = before >= 0
                && all.place(before, first).start() >= pasted.start()
                && all.place(last, last + 1).end() <= pasted.end();
        return inside && last - first < MOST_ASKED ? first : -1;
    }

    /** Whether the head stands behind the material. */
    public boolean turnedRound() {
        return material != null && head.size() > 0 && head.place(0, 1).start() > material.start();
    }

    /** Whether something is quoted or pasted to work on. */
    public boolean hasMaterial() {
        return material != null;
    }
}

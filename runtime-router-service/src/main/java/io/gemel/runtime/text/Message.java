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
    private static final String POINTS = "-*•–>";
    private static final int MOST_GREETING = 40;
    private static final int MOST_SENTENCES = 6;

    /** Reads {@code words}; {@code fillers} may lead before the material's line break or colon. */
    public static Message of(Words words, Phrases fillers) {
        var first = 0;
        while (first < words.size() && fillers.on(words, first)) {
            first++;
        }
        return of(words, first);
    }

    private static Message of(Words words, int first) {
        var cuts = Material.of(words, first);
        if (cuts.isEmpty()) {
            return new Message(words, words, null);
        }
        return new Message(words, words.without(cuts), words.place(cuts.getFirst()));
    }

    /**
     * The same read on, one line further: a letter greets before it asks. Null where it does not begin with one of
     * {@code salutations}, or where nothing is pasted behind its first lines.
     */
    public @Nullable Message further(Phrases salutations) {
        var next = head.size();
        var letter = material != null && next > 0 && next <= MOST_GREETING && salutations.on(all, 0);
        var broken = letter
                && next < all.size()
                && all.sentence(next - 1) < MOST_SENTENCES
                && all.sentence(next - 1) != all.sentence(next);
        return broken && all.place(next, next + 1).start() == material.start() ? of(all, next) : null;
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
        return inside && last - first < MOST_ASKED && !point(first) ? first : -1;
    }

    /** Whether a line of a list or of a quoted letter begins with the word at {@code i}. */
    private boolean point(int i) {
        var text = all.view().text();
        var p = all.viewStart(i) - 1;
        while (p >= 0 && text.charAt(p) == ' ') {
            p--;
        }
        return p >= 0 && POINTS.indexOf(text.charAt(p)) >= 0;
    }

    /** Where what is pasted begins, if it is one sentence that ends with a question mark; else -1. */
    public int question() {
        var first = head.size();
        var one = material != null
                && first < all.size()
                && all.place(first, first + 1).start() == material.start()
                && all.sentenceEnd(first) == all.size();
        return one && all.behind(all.size() - 1) == '?' ? first : -1;
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

package io.gemel.runtime.text;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a view in order, with what stands between them; some may be cut out as material. */
public final class Words {

    private final View view;
    private final Meter meter;
    private final Tokens tokens;
    private final String[] texts;
    private final int[] ids;
    private final int[] token;
    private final int[] gap;
    private final int[] sentence;
    private final int[] sentenceEnd;
    private int size;

    private Words(View view, Tokens tokens, Meter meter) {
        ids = new int[tokens.size()];
        this.view = view;
        this.tokens = tokens;
        this.meter = meter;
        texts = new String[tokens.size()];
        token = new int[tokens.size()];
        gap = new int[tokens.size()];
        sentence = new int[tokens.size()];
        sentenceEnd = new int[tokens.size()];
    }

    /** Splits a view into UAX #29 segments that hold a letter or digit. */
    public static Words of(View view, Vocabulary vocabulary, Meter meter) {
        meter.count(view.length());
        var words = new Words(view, Tokens.of(view.text()), meter);
        words.fill(List.of());
        for (var i = 0; i < words.size; i++) {
            words.texts[i] = view.text().substring(words.tokens.start(i), words.tokens.end(i));
            words.ids[i] = vocabulary.id(words.texts[i]);
        }
        return words;
    }

    /** The words outside {@code cuts}, which are ranges of the view in order. */
    Words without(List<Range> cuts) {
        meter.count(view.length());
        var rest = new Words(view, tokens, meter);
        rest.fill(cuts);
        for (var i = 0; i < rest.size; i++) {
            rest.texts[i] = texts[rest.token[i]];
            rest.ids[i] = ids[rest.token[i]];
        }
        return rest;
    }

    private void fill(List<Range> cuts) {
        var next = 0;
        var behind = 0;
        var between = 0;
        for (var t = 0; t < tokens.size(); t++) {
            while (next < cuts.size() && cuts.get(next).from() <= tokens.start(t)) {
                between |=
                        Gap.CUT | Gap.kinds(view.text(), behind, cuts.get(next).from());
                behind = cuts.get(next++).to();
            }
            if (tokens.start(t) >= behind) {
                add(t, between | Gap.kinds(view.text(), behind, tokens.start(t)));
                behind = tokens.end(t);
                between = 0;
            }
        }
        ends();
    }

    private void add(int t, int between) {
        token[size] = t;
        gap[size] = size == 0 ? between | Gap.MARKED : between;
        sentence[size] = size == 0 ? 0 : sentence[size - 1] + ((between & Gap.STOPPED) == 0 ? 0 : 1);
        size++;
    }

    private void ends() {
        for (var i = size - 1; i >= 0; i--) {
            sentenceEnd[i] = i + 1 < size && sentence[i + 1] == sentence[i] ? sentenceEnd[i + 1] : i + 1;
        }
    }

    /** How many words lie within [from, to) of the view. */
    int countWithin(int from, int to) {
        return Math.max(0, tokens.first(to) - tokens.first(from));
    }

    public int size() {
        return size;
    }

    /** The word at {@code i}; beyond either end the empty text, which is no cue. */
    public String at(int i) {
        meter.count(1);
        return i < 0 || i >= size ? "" : texts[i];
    }

    /** Whether the word at {@code i} has one of these numbers; null is any word. */
    boolean begins(int i, @Nullable BitSet first) {
        meter.count(1);
        return first == null || i >= 0 && i < size && first.get(ids[i]);
    }

    /** Whether a mark (or the beginning) stands directly before the word at {@code i}. */
    public boolean marked(int i) {
        return is(i, Gap.MARKED);
    }

    /** Whether a mark, a dash or a bracket stands directly before the word at {@code i}: a clause begins. */
    public boolean parted(int i) {
        return is(i, Gap.MARKED | Gap.PARTED);
    }

    /** Whether a quotation mark or a colon stands directly before the word at {@code i}. */
    public boolean introduced(int i) {
        return is(i, Gap.INTRODUCED);
    }

    /** Whether a quotation or bracket opens directly before the word at {@code i}. */
    public boolean opened(int i) {
        return is(i, Gap.OPENED);
    }

    /** Whether material was cut out directly before the word at {@code i}. */
    public boolean cut(int i) {
        return is(i, Gap.CUT);
    }

    /** Whether a comma stands between the word at {@code i} and one before it. */
    public boolean commaBefore(int i) {
        return i > 0 && is(i, Gap.COMMA);
    }

    private boolean is(int i, int kind) {
        return i < 0 || i >= size || (gap[i] & kind) != 0;
    }

    /** The number of the sentence of the word at {@code i}. */
    public int sentence(int i) {
        return sentence[i];
    }

    /** Where the sentence of the word at {@code i} ends: the index behind its last word. */
    public int sentenceEnd(int i) {
        return sentenceEnd[i];
    }

    /** The character that follows the word at {@code i}, white space aside; 0 at the end. */
    public char behind(int i) {
        var limit = token[i] + 1 < tokens.size() ? tokens.start(token[i] + 1) : view.length();
        for (var p = tokens.end(token[i]); p < limit; p++) {
            if (!Chars.white(view.text().charAt(p))) {
                return view.text().charAt(p);
            }
        }
        return 0;
    }

    /** The character directly before the word at {@code i}; 0 at the beginning. */
    public char before(int i) {
        var p = tokens.start(token[i]);
        return p == 0 ? 0 : view.text().charAt(p - 1);
    }

    /** Whether at most {@code most} code points of the view stand between two words. */
    public boolean within(int from, int to, int most) {
        var start = tokens.end(token[from]);
        var end = tokens.start(token[to]);
        return end - start <= 2 * most && view.text().codePointCount(start, end) <= most;
    }

    /** Where words [from, to) stand in the message. */
    public Place place(int from, int to) {
        return new Place(
                view.start(tokens.start(token[from])), view.end(tokens.end(token[Math.min(to, size) - 1]) - 1));
    }

    /** Where the words within a range of the view stand in the message. */
    Place place(Range range) {
        return new Place(
                view.start(tokens.start(tokens.first(range.from()))),
                view.end(tokens.end(tokens.first(range.to()) - 1) - 1));
    }

    int viewStart(int i) {
        return tokens.start(token[i]);
    }

    public View view() {
        return view;
    }
}

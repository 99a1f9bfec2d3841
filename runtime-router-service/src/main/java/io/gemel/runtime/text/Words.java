package io.gemel.runtime.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The words of a view in order, with what stands between them. */
public final class Words {

    private static final String MARKS = ".!?;,:\n\r";
    private static final String STOPS = ".!?\n\r";
    private static final String OPENINGS = "\"“„«";

    private final String view;
    private final List<Word> words;

    private Words(String view, List<Word> words) {
        this.view = view;
        this.words = words;
    }

    /** Splits a view into UAX #29 segments that hold a letter or digit. */
    public static Words of(String view) {
        var words = new ArrayList<Word>();
        try (var tokens = new StandardTokenizer()) {
            tokens.setMaxTokenLength(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT);
            tokens.setReader(new StringReader(view));
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                add(view, words, term.toString(), offset.startOffset(), offset.endOffset());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(view, List.copyOf(words));
    }

    private static void add(String view, List<Word> words, String text, int start, int end) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        var before = words.isEmpty() ? null : words.getLast();
        var gap = view.substring(before == null ? 0 : before.end(), start);
        var sentence = before == null ? 0 : before.sentence() + (holds(gap, STOPS) ? 1 : 0);
        words.add(new Word(text, start, end, before == null || holds(gap, MARKS), holds(gap, OPENINGS), sentence));
    }

    private static boolean holds(String gap, String any) {
        return gap.chars().anyMatch(c -> any.indexOf(c) >= 0);
    }

    /** The words outside [from, to) of the view; the first behind the cut begins a clause. */
    Words without(int from, int to) {
        var rest = new ArrayList<Word>();
        var cut = false;
        for (var word : words) {
            if (word.start() >= from && word.end() <= to) {
                cut = true;
            } else {
                rest.add(cut ? word.afterCut() : word);
                cut = false;
            }
        }
        return new Words(view, List.copyOf(rest));
    }

    /** How many words lie within [from, to) of the view. */
    int countWithin(int from, int to) {
        return (int)
                words.stream().filter(w -> w.start() >= from && w.end() <= to).count();
    }

    public int size() {
        return words.size();
    }

    /** The word at {@code i}; beyond either end the empty text, which is no cue. */
    public String at(int i) {
        return i < 0 || i >= words.size() ? "" : words.get(i).text();
    }

    /** Whether a mark (or the beginning, or cut-out material) stands directly before the word at {@code i}. */
    public boolean marked(int i) {
        return i >= words.size() || words.get(i).marked();
    }

    /** Whether a quotation opens directly before the word at {@code i}. */
    public boolean opened(int i) {
        return i < words.size() && words.get(i).opened();
    }

    /** Where the sentence of the word at {@code i} ends: the index behind its last word. */
    public int sentenceEnd(int i) {
        var end = i;
        while (end < words.size() && words.get(end).sentence() == words.get(i).sentence()) {
            end++;
        }
        return end;
    }

    /** The character that follows the word at {@code i}, white space aside; 0 at the end. */
    public char behind(int i) {
        var p = words.get(i).end();
        while (p < view.length() && view.charAt(p) == ' ') {
            p++;
        }
        return p < view.length() ? view.charAt(p) : 0;
    }

    /** The character directly before the word at {@code i}; 0 at the beginning. */
    public char before(int i) {
        var p = words.get(i).start();
        return p == 0 ? 0 : view.charAt(p - 1);
    }

    /** Whether a comma is what stands before the word at {@code i}. */
    public boolean commaBefore(int i) {
        return i > 0
                && i < words.size()
                && view.substring(words.get(i - 1).end(), words.get(i).start()).indexOf(',') >= 0;
    }

    /** Code points of the view between the ends of two words. */
    public int distance(int from, int to) {
        return view.codePointCount(words.get(from).end(), words.get(to).start());
    }

    int start(int i) {
        return words.get(i).start();
    }

    public String view() {
        return view;
    }
}

package io.gemel.personamodel;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The set of words of a text: the segments of UAX #29 that hold a letter or digit, lower-cased without locale. */
final class Words {

    private static final String MID_LETTER = ":\u00b7\u0387\u2027";
    private static final String MID_BOTH = ".'\u2018\u2019\u2024";
    private static final String MID_NUMBER = ",;";

    private final int[] points;
    private final Set<String> words = new HashSet<>();

    private Words(String text) {
        this.points = text.toLowerCase(Locale.ROOT).codePoints().toArray();
    }

    static Set<String> of(String text) {
        var words = new Words(text);
        for (int at = 0; at < words.points.length; ) {
            at = words.next(at);
        }
        return words.words;
    }

    private int next(int start) {
        int end = start;
        boolean counts = false;
        while (end < points.length && joins(start, end)) {
            counts |= Character.isLetterOrDigit(points[end]);
            end++;
            if (stands(points[end - 1])) {
                break;
            }
        }
        if (counts) {
            words.add(new String(points, start, end - start));
        }
        return Math.max(end, start + 1);
    }

    private boolean joins(int start, int at) {
        int point = points[at];
        if (stands(point)) {
            return at == start;
        }
        if (isWord(point) || at > start && Character.getType(point) == Character.FORMAT) {
            return true;
        }
        return at > start && at + 1 < points.length && bridges(points[at - 1], point, points[at + 1]);
    }

    /** Between letters or between digits some marks are part of the word: {@code can't}, {@code 3.14}. */
    private static boolean bridges(int before, int mark, int after) {
        boolean both = MID_BOTH.indexOf(mark) >= 0;
        boolean letters = Character.isLetter(before) && Character.isLetter(after) && !stands(after);
        boolean digits = Character.isDigit(before) && Character.isDigit(after);
        return letters && (both || MID_LETTER.indexOf(mark) >= 0) || digits && (both || MID_NUMBER.indexOf(mark) >= 0);
    }

    private static boolean isWord(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.CONNECTOR_PUNCTUATION
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Scripts without spaces give one word a character. */
    private static boolean stands(int point) {
        return Character.isIdeographic(point) || Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA;
    }
}

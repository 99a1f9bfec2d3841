package io.gemel.runtime.routing.guard;

import io.gemel.runtime.text.Chars;
import io.gemel.runtime.text.View;
import io.gemel.runtime.text.ViewBuilder;
import java.util.function.IntUnaryOperator;

/** The guard's further views of a message: letters that only look like others, digits as letters, letters spaced out. */
final class GuardViews {

    private static final int IN_A_ROW = 4;
    private static final String BETWEEN = ".-_*";
    private static final String JOINING = "._:\u00B7\u2027\uFE52\uFE13";

    private GuardViews() {}

    /** View 2: every character that looks like an ASCII letter is that letter, and what joins words is a space. */
    static View letters(View first) {
        var text = first.text();
        var same = true;
        for (var i = 0; i < text.length() && same; i++) {
            same = text.charAt(i) < 0x80 && !joins(text, i);
        }
        if (same) {
            return first;
        }
        var view = new ViewBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            var next = i + Character.charCount(c);
            view.append(joins(text, i) ? ' ' : Confusables.letter(c), first.start(i), first.end(next - 1));
            i = next;
        }
        return view.build();
    }

    /** Whether the character at {@code i} makes one word of what stands on both sides of it. */
    private static boolean joins(String text, int i) {
        return JOINING.indexOf(text.charAt(i)) >= 0
                && i > 0
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i - 1))
                && (Character.isLetter(text.charAt(i + 1)) || text.charAt(i + 1) == '_');
    }

    /** View 3: digits and signs read as letters in runs that also hold a letter. */
    static View unleeted(View second) {
        var text = second.text();
        var leet = false;
        for (var i = 0; i < text.length() && !leet; i++) {
            leet = leet(text.charAt(i));
        }
        if (!leet) {
            return second;
        }
        var view = new ViewBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var end = run(text, i);
            var mixed = holdsLetter(text, i, end);
            copy(second, i, end, mixed ? GuardViews::unleeted : c -> c, view);
            i = end;
        }
        return view.build();
    }

    /** Behind the run of letters, digits and signs that begins at {@code from}, or behind the one character there. */
    private static int run(String text, int from) {
        var i = from;
        while (i < text.length() && inRun(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i > from ? i : from + Character.charCount(text.codePointAt(from));
    }

    private static boolean inRun(int c) {
        return Character.isLetterOrDigit(c) || c == '@' || c == '$';
    }

    private static boolean holdsLetter(String text, int from, int to) {
        return text.substring(from, to).codePoints().anyMatch(Character::isLetter);
    }

    private static boolean leet(int c) {
        return unleeted(c) != c;
    }

    private static int unleeted(int c) {
        return switch (c) {
            case '0' -> 'o';
            case '1' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> c;
        };
    }

    /** Whether four or more single letters stand in a row, with only spaces, dots, dashes, underscores or stars between. */
    static boolean spaced(View second) {
        var text = second.text();
        var row = 0;
        var before = false;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            var single = Character.isLetter(c)
                    && !before
                    && (i == text.length() || !Character.isLetterOrDigit(text.codePointAt(i)));
            row = single ? row + 1 : between(c) ? row : 0;
            before = Character.isLetterOrDigit(c);
            if (row == IN_A_ROW) {
                return true;
            }
        }
        return false;
    }

    private static boolean between(int c) {
        return Chars.white(c) || BETWEEN.indexOf(c) >= 0 || c >= 0x2010 && c <= 0x2015;
    }

    /** View 4: the letters alone. */
    static View squeezed(View second) {
        var view = new ViewBuilder(second.length());
        var text = second.text();
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            var next = i + Character.charCount(c);
            if (Character.isLetter(c)) {
                view.append(c, second.start(i), second.end(next - 1));
            }
            i = next;
        }
        return view.build();
    }

    private static void copy(View from, int start, int end, IntUnaryOperator map, ViewBuilder to) {
        for (var i = start; i < end; ) {
            var c = from.text().codePointAt(i);
            var next = i + Character.charCount(c);
            to.append(map.applyAsInt(c), from.start(i), from.end(next - 1));
            i = next;
        }
    }
}

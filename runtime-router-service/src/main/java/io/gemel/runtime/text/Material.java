package io.gemel.runtime.text;

import java.util.ArrayList;
import java.util.List;

/** Finds what a message brings along to work on: what is pasted behind a line break or colon, else what is quoted. */
final class Material {

    private static final int LEAST = 3;

    private Material() {}

    /** What stands behind the head that the word at {@code first}, or one behind it, begins with. */
    static List<Range> of(Words words, int first) {
        var view = words.view();
        var from = pasted(words, first);
        return from >= 0 && words.countWithin(from, view.length()) >= LEAST
                ? List.of(new Range(from, view.length()))
                : quoted(words);
    }

    /** Behind the first line break or colon before white space that follows the word at {@code first}, or -1. */
    private static int pasted(Words words, int first) {
        if (first == words.size()) {
            return -1;
        }
        var text = words.view().text();
        for (var i = words.viewStart(first); i < text.length(); i++) {
            if (Chars.lineBreak(text.charAt(i))
                    || text.charAt(i) == ':' && i + 1 < text.length() && Chars.white(text.charAt(i + 1))) {
                return i + 1;
            }
        }
        return -1;
    }

    private static List<Range> quoted(Words words) {
        var text = words.view().text();
        var quotes = new ArrayList<Range>();
        var unclosed = "";
        for (var i = 0; i < text.length(); ) {
            var opening = text.charAt(i);
            var closing = unclosed.indexOf(opening) >= 0 ? "" : closing(opening);
            var end = end(text, i + 1, closing);
            if (end < 0 && !closing.isEmpty()) {
                unclosed += opening;
            }
            if (end > 0 && words.countWithin(i, end) >= LEAST) {
                quotes.add(new Range(i, end));
            }
            i = Math.max(i + 1, end);
        }
        return quotes;
    }

    private static String closing(char opening) {
        return switch (opening) {
            case '"' -> "\"";
            case '“' -> "”";
            case '„' -> "“”";
            case '«' -> "»";
            default -> "";
        };
    }

    /** Behind the first character of {@code closing}, or -1. */
    private static int end(String text, int from, String closing) {
        for (var i = closing.isEmpty() ? text.length() : from; i < text.length(); i++) {
            if (closing.indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return -1;
    }
}

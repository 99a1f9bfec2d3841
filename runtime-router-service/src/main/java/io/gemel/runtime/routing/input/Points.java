package io.gemel.runtime.routing.input;

import io.gemel.runtime.text.Chars;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.View;
import org.jspecify.annotations.Nullable;

/** Numbered or lettered points in a text. */
final class Points {

    private static final int MOST_DIGITS = 3;

    private Points() {}

    /** Where the first of at least two points stands, or null. */
    static @Nullable Place two(View view) {
        @Nullable Place first = null;
        for (var i = 0; i < view.length(); i++) {
            var end = i == 0 || !Character.isLetterOrDigit(view.text().charAt(i - 1)) ? end(view.text(), i) : -1;
            if (end > 0 && first != null) {
                return first;
            }
            first = end > 0 ? new Place(view.start(i), view.end(end - 1)) : first;
        }
        return null;
    }

    /** Behind the point that begins at {@code from}, which white space follows, or -1. */
    private static int end(String text, int from) {
        var digits = from;
        while (digits < text.length() && digits - from < MOST_DIGITS && Chars.digit(text.charAt(digits))) {
            digits++;
        }
        var lettered = text.charAt(from) >= 'a' && text.charAt(from) <= 'z';
        var sign = lettered ? from + 1 : digits;
        var point = (lettered || digits > from) && sign + 1 < text.length() && closes(text.charAt(sign), lettered);
        return point && Chars.white(text.charAt(sign + 1)) ? sign + 1 : -1;
    }

    private static boolean closes(char sign, boolean lettered) {
        return sign == ')' || !lettered && sign == '.';
    }
}

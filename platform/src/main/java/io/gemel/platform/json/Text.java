package io.gemel.platform.json;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text must be.
 *
 * @param max code points, or UTF-8 bytes where {@code inBytes}
 * @param isProse whether line breaks (LF, CR LF, CR) and tabs may stand in it
 * @param blank whether it may be empty or white space only
 */
public record Text(
        boolean isRequired,
        int max,
        boolean inBytes,
        boolean isProse,
        boolean blank,
        @Nullable Pattern pattern) {

    public static Text required(int max) {
        return new Text(true, max, false, false, false, null);
    }

    public static Text optional(int max) {
        return new Text(false, max, false, false, false, null);
    }

    public Text prose() {
        return new Text(isRequired, max, inBytes, true, blank, pattern);
    }

    public Text bytes() {
        return new Text(isRequired, max, true, isProse, blank, pattern);
    }

    public Text blankAllowed() {
        return new Text(isRequired, max, inBytes, isProse, true, pattern);
    }

    /** The whole text must match. */
    public Text pattern(Pattern form) {
        return new Text(isRequired, max, inBytes, isProse, blank, form);
    }

    /** The code of the first fault of {@code value}, null when there is none. */
    @Nullable
    String fault(String value) {
        if (!blank && Characters.isBlank(value)) {
            return "blank";
        }
        if ((inBytes ? Characters.bytes(value) : Characters.codePoints(value)) > max) {
            return "length";
        }
        if (!isProse && Characters.hasLayout(value)) {
            return "character";
        }
        return pattern != null && !pattern.matcher(value).matches() ? "format" : null;
    }
}

package io.gemel.runtime.routing;

import java.util.regex.Pattern;

/** Numbered or lettered points in a text. */
final class Points {

    private static final Pattern POINT = Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\d{1,3}\\.|[a-z]\\))(?=\\s)");

    private Points() {}

    /** Whether {@code view} lists at least two of them. */
    static boolean two(String view) {
        return POINT.matcher(view).results().limit(2).count() == 2;
    }
}

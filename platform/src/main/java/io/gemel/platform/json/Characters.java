package io.gemel.platform.json;

import java.nio.charset.StandardCharsets;

/** Which characters texts may hold. */
public final class Characters {

    private Characters() {}

    /** Whether {@code text} holds NUL, another control character (newline, carriage return and tab aside) or a lone surrogate. */
    public static boolean isUnfit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || isControl(c) && !isLayout(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code text} holds newline, carriage return or tab, which stand in prose only. */
    public static boolean hasLayout(String text) {
        return text.chars().anyMatch(c -> isLayout((char) c));
    }

    /** Whether {@code text} has nothing but white space: Unicode {@code White_Space} and U+FEFF. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(Characters::isWhite);
    }

    /** {@code text} without the white space at its ends: Unicode {@code White_Space} and U+FEFF. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isWhite(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhite(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    public static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isWhite(int c) {
        return Character.isSpaceChar(c) || c >= 0x09 && c <= 0x0D || c == 0x85 || c == 0xFEFF;
    }

    private static boolean isControl(char c) {
        return c < 0x20 || c >= 0x7F && c < 0xA0;
    }

    private static boolean isLayout(char c) {
        return c == '\n' || c == '\r' || c == '\t';
    }
}

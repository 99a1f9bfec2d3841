package io.gemel.runtime.text;

/** The kinds of characters that stand between words. */
public final class Chars {

    private static final String OPENINGS = "\"“”„«»‹›'`([{<]}>#*";

    private Chars() {}

    public static boolean lineBreak(int c) {
        return c >= '\n' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    public static boolean white(int c) {
        return c == '\t' || lineBreak(c) || Character.isSpaceChar(c);
    }

    static boolean stop(int c) {
        return c == '.' || c == '!' || c == '?' || lineBreak(c);
    }

    static boolean mark(int c) {
        return stop(c) || c == ';' || c == ',' || c == ':';
    }

    static boolean opening(int c) {
        return OPENINGS.indexOf(c) >= 0;
    }

    public static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}

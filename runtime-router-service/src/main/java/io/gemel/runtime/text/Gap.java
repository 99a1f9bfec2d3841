package io.gemel.runtime.text;

/** What stands between two words, as bits. */
final class Gap {

    static final int MARKED = 1;
    static final int OPENED = 2;
    static final int CUT = 4;
    static final int COMMA = 8;
    static final int STOPPED = 16;
    static final int PARTED = 32;
    static final int INTRODUCED = 64;

    private Gap() {}

    /** The kinds of characters in [from, to) of a text. */
    static int kinds(String text, int from, int to) {
        var kinds = 0;
        for (var i = from; i < to; i++) {
            var c = text.charAt(i);
            kinds |= Chars.mark(c) ? MARKED : 0;
            kinds |= Chars.stop(c) ? STOPPED : 0;
            kinds |= Chars.opening(c) ? OPENED : 0;
            kinds |= c == ',' ? COMMA : 0;
            kinds |= introducing(text, i, to) ? INTRODUCED : 0;
            kinds |= parting(text, i, from) ? PARTED : 0;
        }
        return kinds;
    }

    /** A colon before white space or an opening quotation mark. */
    private static boolean introducing(String text, int i, int to) {
        var c = text.charAt(i);
        return c == ':' && i + 1 < to && Chars.white(text.charAt(i + 1))
                || (c == '"' || c == '\u201C' || c == '\u201E' || c == '\u00AB') && i + 1 == to;
    }

    /** A long dash, a short one behind white space, or an opening bracket. */
    private static boolean parting(String text, int i, int from) {
        var c = text.charAt(i);
        return c == '(' || c == '\u2014' || c == '\u2013' || c == '-' && i > from && Chars.white(text.charAt(i - 1));
    }
}

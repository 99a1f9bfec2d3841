package io.gemel.runtime.text;

/** What stands between two words, as bits. */
final class Gap {

    static final int MARKED = 1;
    static final int OPENED = 2;
    static final int CUT = 4;
    static final int COMMA = 8;
    static final int STOPPED = 16;

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
        }
        return kinds;
    }
}

package io.gemel.runtime.text;

import java.util.Arrays;

/** Puts a view together. */
public final class ViewBuilder {

    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    public ViewBuilder(int length) {
        text = new StringBuilder(length);
        starts = new int[length + 1];
        ends = new int[length + 1];
    }

    /** Adds a code point that comes from [start, end) of the message. */
    public void append(int codePoint, int start, int end) {
        if (text.length() + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length + 2);
            ends = Arrays.copyOf(ends, starts.length);
        }
        for (var i = 0; i < Character.charCount(codePoint); i++) {
            starts[text.length() + i] = start;
            ends[text.length() + i] = end;
        }
        text.appendCodePoint(codePoint);
    }

    public View build() {
        return new View(text.toString(), starts, ends);
    }
}

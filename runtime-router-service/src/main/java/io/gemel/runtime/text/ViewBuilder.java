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
        var from = text.length();
        text.appendCodePoint(codePoint);
        if (text.length() > starts.length) {
            starts = Arrays.copyOf(starts, 2 * text.length());
            ends = Arrays.copyOf(ends, 2 * text.length());
        }
        Arrays.fill(starts, from, text.length(), start);
        Arrays.fill(ends, from, text.length(), end);
    }

    public View build() {
        return new View(text.toString(), starts, ends);
    }
}

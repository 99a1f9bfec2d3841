package io.gemel.runtime.text;

import java.util.Arrays;

/** Puts a view together. */
public final class ViewBuilder {

    /** A message of nothing but the few characters that stand for whole sentences would be eighteen times as long. */
    private static final int MOST_GROWTH = 2048;

    private final StringBuilder text;
    private int[] starts;
    private int[] ends;
    private int growth;

    public ViewBuilder(int length) {
        text = new StringBuilder(length);
        starts = new int[length + 1];
        ends = new int[length + 1];
    }

    /** Whether the view may be {@code by} longer than what it is of, on top of what it is already. */
    boolean mayGrow(int by) {
        growth += Math.max(0, by);
        return by <= 0 || growth <= MOST_GROWTH;
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

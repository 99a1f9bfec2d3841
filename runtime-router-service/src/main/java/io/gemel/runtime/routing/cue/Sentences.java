package io.gemel.runtime.routing.cue;

import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Arrays;

/** Whether something stands later in a sentence or anywhere, found for all sentences in one pass. */
final class Sentences {

    private final Words words;
    private final int[] last;
    private int first = Integer.MAX_VALUE;
    private int end = -1;

    Sentences(Words words, Phrases sought) {
        this.words = words;
        this.last = new int[words.size() + 1];
        Arrays.fill(last, -1);
        for (var i = 0; i < words.size(); i++) {
            if (sought.on(words, i)) {
                last[words.sentence(i)] = i;
                first = Math.min(first, i);
                end = i;
            }
        }
    }

    /** Whether it stands at {@code from} or later in the sentence of the word at {@code i}. */
    boolean later(int i, int from) {
        return last[words.sentence(i)] >= from;
    }

    /** Whether it stands in any sentence. */
    boolean any() {
        return end >= 0;
    }

    /** Whether it begins before {@code from} or at {@code to} or later, in any sentence. */
    boolean outside(int from, int to) {
        return first < from || end >= to;
    }
}

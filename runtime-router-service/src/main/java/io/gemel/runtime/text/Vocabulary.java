package io.gemel.runtime.text;

import java.util.HashMap;
import java.util.Map;

/** Which lists of phrases a word may begin, looked up once a word instead of once a list. */
public final class Vocabulary {

    /** Of no list. */
    static final Vocabulary NONE = new Vocabulary();

    private final Map<String, Long> masks = new HashMap<>();
    private int lists;

    /** The bit of another list; 0, which asks every time, when there are none left. */
    long next() {
        return lists < Long.SIZE ? 1L << lists++ : 0;
    }

    void add(String first, long bit) {
        masks.merge(first, bit, (a, b) -> a | b);
    }

    long mask(String word) {
        return masks.getOrDefault(word, 0L);
    }
}

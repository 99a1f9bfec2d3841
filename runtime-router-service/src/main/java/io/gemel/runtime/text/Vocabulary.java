package io.gemel.runtime.text;

import java.util.HashMap;
import java.util.Map;

/** The words with which phrases begin, by number, so that a word is looked up once instead of once a list. */
public final class Vocabulary {

    /** Of no list. */
    static final Vocabulary NONE = new Vocabulary();

    private final Map<String, Integer> ids = new HashMap<>();

    int add(String first) {
        return ids.computeIfAbsent(first, word -> ids.size() + 1);
    }

    /** The word's number, 0 for one that begins nothing. */
    int id(String word) {
        return ids.getOrDefault(word, 0);
    }
}

package io.gemel.runtime.routing.guard;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.View;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole sentences found among letters that were spaced out. */
final class Squeezed {

    private static final int LEAST = 16;
    private static final int LEAST_WORDS = 3;

    private final Node root = new Node();

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private @Nullable String rule;
    }

    Squeezed(Lexicon lexicon) {
        lexicon.labelled("squeezed").forEach((rule, patterns) -> patterns.stream()
                .flatMap(pattern -> Phrases.expand(pattern).stream())
                .filter(words -> words.size() >= LEAST_WORDS)
                .map(words -> String.join("", words))
                .filter(letters -> letters.length() >= LEAST)
                .forEach(letters -> add(letters, rule)));
    }

    private void add(String letters, String rule) {
        var node = root;
        for (var c : letters.toCharArray()) {
            node = node.next.computeIfAbsent(c, letter -> new Node());
        }
        node.rule = rule;
    }

    /** Where one of {@code rule} stands in view 4, or null. */
    @Nullable
    Place find(View squeezed, String rule) {
        for (var i = 0; i < squeezed.length(); i++) {
            var end = end(squeezed.text(), i, rule);
            if (end > 0) {
                return new Place(squeezed.start(i), squeezed.end(end - 1));
            }
        }
        return null;
    }

    /** Behind the shortest of {@code rule} that begins at {@code from}, or -1. */
    private int end(String text, int from, String rule) {
        @Nullable Node node = root;
        for (var i = from; node != null && i <= text.length(); i++) {
            if (rule.equals(node.rule)) {
                return i;
            }
            node = i < text.length() ? node.next.get(text.charAt(i)) : null;
        }
        return -1;
    }
}

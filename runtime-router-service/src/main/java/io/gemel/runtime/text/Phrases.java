package io.gemel.runtime.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Word sequences, each under a label, that can be asked for at a place of a text. */
public final class Phrases {

    /** Not one. */
    public static final Phrases NONE = new Phrases(new BitSet());

    private static final String NO_LABEL = "";

    private final Node root = new Node();

    /** The numbers of the words that begin one, null where a vocabulary does not hold them. */
    private final @Nullable BitSet first;

    private Phrases(@Nullable BitSet first) {
        this.first = first;
    }

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final List<String> labels = new ArrayList<>(0);
    }

    /** What is called for each phrase that stands at a place. */
    @FunctionalInterface
    public interface Found {
        void at(String label, int length);
    }

    /** Phrases in the lexicon's notation: {@code a|b} is one of them, {@code a?} may be left out, {@code a_b} is one choice of two words. */
    public static Phrases notation(Collection<String> patterns, Vocabulary vocabulary) {
        return notation(Map.of(NO_LABEL, patterns), vocabulary);
    }

    /** The same under labels. */
    public static Phrases notation(Map<String, ? extends Collection<String>> patterns, Vocabulary vocabulary) {
        var first = new BitSet();
        var phrases = new Phrases(first);
        patterns.forEach((label, of) -> of.forEach(p -> expand(p).forEach(words -> phrases.add(label, words))));
        phrases.root.next.keySet().forEach(word -> first.set(vocabulary.add(word)));
        return phrases;
    }

    /** Phrases as people write them, split like a message. */
    public static Phrases plain(Collection<String> texts) {
        return plain(Map.of(NO_LABEL, texts));
    }

    /** The same under labels. */
    public static Phrases plain(Map<String, ? extends Collection<String>> texts) {
        var phrases = new Phrases(null);
        texts.forEach((label, of) -> of.forEach(text -> phrases.add(label, split(text))));
        return phrases;
    }

    private void add(String label, List<String> words) {
        var node = root;
        for (var word : words) {
            node = node.next.computeIfAbsent(word, w -> new Node());
        }
        if (!words.isEmpty() && !node.labels.contains(label)) {
            node.labels.add(label);
        }
    }

    private static List<String> split(String text) {
        var words = Words.of(View.of(text), Vocabulary.NONE, Meter.NONE);
        var split = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            split.add(words.at(i));
        }
        return split;
    }

    /** The word sequences that {@code pattern} stands for. */
    public static List<List<String>> expand(String pattern) {
        List<List<String>> all = List.of(List.of());
        for (var element : pattern.split(" ")) {
            var optional = element.endsWith("?");
            var longer = new ArrayList<List<String>>(optional ? all : List.of());
            for (var choice : (optional ? element.substring(0, element.length() - 1) : element).split("\\|")) {
                all.forEach(head -> longer.add(joined(head, choice)));
            }
            all = longer;
        }
        return all;
    }

    private static List<String> joined(List<String> head, String word) {
        var joined = new ArrayList<>(head);
        joined.addAll(List.of(word.split("_")));
        return joined;
    }

    /** Names each phrase that stands at {@code i}, shorter ones first; none reaches over cut-out material. */
    public void each(Words words, int i, Found found) {
        if (!words.begins(i, first)) {
            return;
        }
        var length = 0;
        for (var node = step(root, words, i, length); node != null; node = step(node, words, i, length)) {
            length++;
            for (var label : node.labels) {
                found.at(label, length);
            }
        }
    }

    /** The number of words of the longest phrase that stands at {@code i}, 0 if none does. */
    public int at(Words words, int i) {
        if (!words.begins(i, first)) {
            return 0;
        }
        var longest = 0;
        var length = 0;
        for (var node = step(root, words, i, length); node != null; node = step(node, words, i, length)) {
            length++;
            longest = node.labels.isEmpty() ? longest : length;
        }
        return longest;
    }

    private static @Nullable Node step(Node node, Words words, int i, int length) {
        return node.next.isEmpty() || length > 0 && words.cut(i + length) ? null : node.next.get(words.at(i + length));
    }

    /** Whether one of them stands at {@code i}. */
    public boolean on(Words words, int i) {
        return at(words, i) > 0;
    }

    /** The first place in [from, to) where one of them stands, or -1. */
    public int find(Words words, int from, int to) {
        for (var i = Math.max(0, from); i < Math.min(to, words.size()); i++) {
            if (on(words, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether one of them stands anywhere. */
    public boolean in(Words words) {
        return find(words, 0, words.size()) >= 0;
    }
}

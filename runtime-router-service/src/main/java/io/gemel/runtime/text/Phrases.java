package io.gemel.runtime.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of word sequences that can be asked for at a place of a text. */
public final class Phrases {

    public static final Phrases NONE = new Phrases(List.of());

    private final Map<String, List<List<String>>> byFirst = new HashMap<>();

    private Phrases(Collection<List<String>> phrases) {
        for (var phrase : phrases) {
            if (!phrase.isEmpty()) {
                byFirst.computeIfAbsent(phrase.getFirst(), first -> new ArrayList<>())
                        .add(phrase);
            }
        }
        byFirst.values().forEach(list -> list.sort((a, b) -> b.size() - a.size()));
    }

    /** Phrases in the lexicon's notation: {@code a|b} is one of them, {@code a?} may be left out. */
    public static Phrases notation(Collection<String> patterns) {
        return new Phrases(patterns.stream().flatMap(p -> expand(p).stream()).toList());
    }

    /** Phrases as people write them, split like a message. */
    public static Phrases plain(Collection<String> texts) {
        return new Phrases(texts.stream().map(Phrases::split).toList());
    }

    private static List<String> split(String text) {
        var words = Words.of(View.of(text));
        var split = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            split.add(words.at(i));
        }
        return split;
    }

    private static List<List<String>> expand(String pattern) {
        List<List<String>> all = List.of(List.of());
        for (var element : pattern.split(" ")) {
            var optional = element.endsWith("?");
            var choices = (optional ? element.substring(0, element.length() - 1) : element).split("\\|");
            var longer = new ArrayList<List<String>>();
            for (var head : all) {
                if (optional) {
                    longer.add(head);
                }
                for (var choice : choices) {
                    var next = new ArrayList<>(head);
                    next.add(choice);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    /** The number of words of the longest phrase that stands at {@code i}, 0 if none does. */
    public int at(Words words, int i) {
        for (var phrase : byFirst.getOrDefault(words.at(i), List.of())) {
            if (matches(words, i, phrase)) {
                return phrase.size();
            }
        }
        return 0;
    }

    private static boolean matches(Words words, int i, List<String> phrase) {
        for (var k = 1; k < phrase.size(); k++) {
            if (!phrase.get(k).equals(words.at(i + k))) {
                return false;
            }
        }
        return true;
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

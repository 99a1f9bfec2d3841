package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Nodes;
import io.gemel.personamodel.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A spec with the words of its FAQ entries and examples, split at the first query and kept for all that follow. */
public final class Library {

    /** An entry and the words that a query is compared with. */
    record Entry(JsonNode value, Set<String> words) {}

    private final JsonNode spec;
    private volatile @Nullable List<Entry> faq;
    private volatile @Nullable List<Entry> examples;

    /** @param spec not to be changed afterwards */
    public Library(JsonNode spec) {
        this.spec = spec;
    }

    JsonNode spec() {
        return spec;
    }

    List<Entry> faq() {
        var known = faq;
        if (known == null) {
            known = entries("faq_library", entry -> entry.path("question").asText());
            faq = known;
        }
        return known;
    }

    List<Entry> examples() {
        var known = examples;
        if (known == null) {
            known = entries("canonical_examples", Library::text);
            examples = known;
        }
        return known;
    }

    private List<Entry> entries(String member, Function<JsonNode, String> text) {
        var entries = new ArrayList<Entry>();
        spec.path(member).forEach(value -> entries.add(new Entry(value, Words.of(text.apply(value)))));
        return List.copyOf(entries);
    }

    private static String text(JsonNode example) {
        return example.path("prompt").asText() + "\n" + example.path("response").asText() + "\n"
                + String.join("\n", Nodes.texts(example.path("tags")));
    }
}

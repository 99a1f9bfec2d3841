package io.gemel.runtime.routing.lexicon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The English cues of routing, read from {@code routing/lexicon-en.yaml}. */
public final class Lexicon {

    private static final String FILE = "/routing/lexicon-en.yaml";

    private final JsonNode file;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<String, Phrases> read = new HashMap<>();

    private Lexicon(JsonNode file) {
        this.file = file;
    }

    public static Lexicon english() {
        try (var file = Objects.requireNonNull(Lexicon.class.getResourceAsStream(FILE), FILE)) {
            return new Lexicon(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which of the lists read so far a word may begin. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public int version() {
        return file.path("version").asInt();
    }

    /** What a kind of cue weighs. */
    public BigDecimal weight(String kind) {
        return new BigDecimal(file.at("/weights/" + kind).asText());
    }

    /** The cues of one kind, each under its workflow. */
    public Phrases cues(String kind) {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        file.path("cues")
                .properties()
                .forEach(workflow -> patterns.put(
                        workflow.getKey(), texts(workflow.getValue().path(kind)).toList()));
        return read.computeIfAbsent("cues " + kind, key -> Phrases.notation(patterns, vocabulary));
    }

    /** The lists of 4.8 called {@code names}, as one. */
    public Phrases list(String... names) {
        return read.computeIfAbsent(
                String.join(" ", names),
                key -> Phrases.notation(Stream.of(names).flatMap(this::entries).toList(), vocabulary));
    }

    /** A list's entries under the labels that the lexicon gives them. */
    public Map<String, List<String>> labelled(String name) {
        Map<String, List<String>> labelled = new LinkedHashMap<>();
        file.path("lists")
                .path(name)
                .properties()
                .forEach(label ->
                        labelled.put(label.getKey(), texts(label.getValue()).toList()));
        return labelled;
    }

    private Stream<String> entries(String name) {
        var list = file.path("lists").path(name);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("the lexicon has no list " + name);
        }
        return texts(list);
    }

    private static Stream<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts.stream();
    }
}

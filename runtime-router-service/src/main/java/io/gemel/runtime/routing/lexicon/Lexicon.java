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
import org.jspecify.annotations.Nullable;

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

    /** The lists called {@code names}, as one. */
    public Phrases list(String... names) {
        return read.computeIfAbsent(
                String.join(" ", names),
                key -> Phrases.notation(Stream.of(names).flatMap(this::entries).toList(), vocabulary));
    }

    /**
     * A question that asks for a workflow only together with something else.
     *
     * @param unless what may not stand directly behind it
     * @param later what must stand later in its sentence
     * @param somewhere what must stand elsewhere in the head
     * @param document whether it must, or must not, be about a text that is pointed at or brought along; null is either
     * @param pasted whether a text must be brought along
     * @param request whether it must stand where a request may begin
     */
    public record Joint(
            String workflow,
            Phrases unless,
            List<Phrases> later,
            List<Phrases> somewhere,
            @Nullable Boolean document,
            boolean pasted,
            boolean request) {

        /** Whether it needs a text to be about. */
        public boolean onText() {
            return pasted || Boolean.TRUE.equals(document);
        }
    }

    /** How the questions of that kind begin, each under its place among them. */
    public Phrases asked() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        file.path("joint")
                .forEach(question -> asked.put(
                        String.valueOf(asked.size()),
                        texts(question.path("ask")).toList()));
        return Phrases.notation(asked, vocabulary);
    }

    /** The questions of that kind. */
    public List<Joint> joint() {
        var joint = new ArrayList<Joint>();
        file.path("joint")
                .forEach(question -> joint.add(new Joint(
                        question.path("workflow").asText(),
                        Phrases.notation(texts(question.path("unless")).toList(), vocabulary),
                        texts(question.path("later")).map(this::list).toList(),
                        texts(question.path("somewhere")).map(this::list).toList(),
                        question.has("document") ? question.path("document").asBoolean() : null,
                        question.path("pasted").asBoolean(),
                        question.path("request").asBoolean())));
        return List.copyOf(joint);
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

package io.gemel.runtime.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gemel.runtime.text.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The English cues of routing, read from {@code routing/lexicon-en.yaml}. */
final class Lexicon {

    private static final String FILE = "/routing/lexicon-en.yaml";

    private final int version;
    private final Map<String, BigDecimal> weights = new HashMap<>();
    private final Map<String, Phrases> cues = new HashMap<>();
    private final Map<String, Phrases> lists = new HashMap<>();

    private Lexicon(JsonNode file) {
        version = file.path("version").asInt();
        file.path("weights")
                .properties()
                .forEach(
                        w -> weights.put(w.getKey(), new BigDecimal(w.getValue().asText())));
        file.path("cues").properties().forEach(workflow -> workflow.getValue()
                .properties()
                .forEach(kind -> cues.put(workflow.getKey() + '.' + kind.getKey(), phrases(kind.getValue()))));
        file.path("lists").properties().forEach(list -> lists.put(list.getKey(), phrases(list.getValue())));
    }

    static Lexicon english() {
        try (var file = Objects.requireNonNull(Lexicon.class.getResourceAsStream(FILE), FILE)) {
            return new Lexicon(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phrases phrases(JsonNode texts) {
        List<String> patterns = new ArrayList<>();
        texts.forEach(t -> patterns.add(t.asText()));
        return Phrases.notation(patterns);
    }

    int version() {
        return version;
    }

    BigDecimal weight(String kind) {
        return Objects.requireNonNull(weights.get(kind), kind);
    }

    /** The cues of one kind for one workflow, none where the lexicon has none. */
    Phrases cue(String workflow, String kind) {
        return cues.getOrDefault(workflow + '.' + kind, Phrases.NONE);
    }

    /** One of the lists of 4.8. */
    Phrases list(String name) {
        return Objects.requireNonNull(lists.get(name), name);
    }
}

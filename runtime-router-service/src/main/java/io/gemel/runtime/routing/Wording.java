package io.gemel.runtime.routing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The router's own sentences in one language. The files that are there are read once, one for each two-letter language; what one
 * does not say is said in English.
 */
public final class Wording {

    private static final String FILE = "/routing/wording%s.properties";
    private static final Wording ENGLISH = new Wording(Objects.requireNonNull(read("", new Properties()), FILE));
    private static final Map<String, Wording> BY_LANGUAGE = others();

    private final Properties sentences;

    private Wording(Properties sentences) {
        this.sentences = sentences;
    }

    /** The wording for a BCP 47 tag; English where there is none. */
    public static Wording of(@Nullable String tag) {
        if (tag == null) {
            return ENGLISH;
        }
        var end = tag.indexOf('-');
        var language = (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
        return BY_LANGUAGE.getOrDefault(language, ENGLISH);
    }

    private static Map<String, Wording> others() {
        var found = new HashMap<String, Wording>();
        for (var language : Locale.getISOLanguages()) {
            var sentences = read("_" + language, ENGLISH.sentences);
            if (sentences != null) {
                found.put(language, new Wording(sentences));
            }
        }
        return Map.copyOf(found);
    }

    private static @Nullable Properties read(String suffix, Properties standard) {
        try (var file = Wording.class.getResourceAsStream(FILE.formatted(suffix))) {
            return file == null ? null : read(new InputStreamReader(file, StandardCharsets.UTF_8), standard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Reader text, Properties standard) throws IOException {
        var sentences = new Properties(standard);
        sentences.load(text);
        return sentences;
    }

    /** The question for one missing input. */
    String ask(String input) {
        var known = sentences.getProperty("input." + input);
        return known == null ? sentence("ask.other").replace("{0}", input.replace('_', ' ')) : known;
    }

    List<String> askAnything() {
        return List.of(sentence("ask.general"));
    }

    List<String> askOwner() {
        return List.of(sentence("ask.owner"));
    }

    /** The lead sentence of an action that is not an answer. */
    public String lead(Action action) {
        return sentence(action.wire() + ".lead");
    }

    private String sentence(String key) {
        return Objects.requireNonNull(sentences.getProperty(key), key);
    }
}

package io.gemel.runtime.promptplan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gemel.personamodel.compiler.PromptPlan.Section;
import io.gemel.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The persona text of a twin's settings, in the form of a plan's sections. */
final class LegacySections {

    private static final String NO_PROFILE =
            "You speak for the owner of this twin; say so when you do not know something.";

    private LegacySections() {}

    static List<Section> of(@Nullable JsonNode settings) {
        var given = settings == null ? MissingNode.getInstance() : settings;
        var profile = given.path("persona_profile").asText("");
        var sections = new ArrayList<Section>();
        sections.add(new Section("PERSONA", indented(profile.isBlank() ? NO_PROFILE : profile)));
        add(sections, "SIGNATURE PHRASES", list(given.path("signature_phrases")));
        add(sections, "STANCE VALUES", map(given.path("opinion_map")));
        return List.copyOf(sections);
    }

    private static void add(List<Section> sections, String title, String text) {
        if (!text.isEmpty()) {
            sections.add(new Section(title, text));
        }
    }

    private static String list(JsonNode phrases) {
        return StreamSupport.stream(phrases.spliterator(), false)
                .map(JsonNode::asText)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> "- " + indented(phrase))
                .collect(Collectors.joining("\n"));
    }

    private static String map(JsonNode opinions) {
        return opinions.properties().stream()
                .filter(opinion -> !opinion.getValue().asText("-").isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(opinion -> "- " + indented(opinion.getKey()) + ": " + Json.canonical(opinion.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String indented(String text) {
        return text.replaceAll("\r\n|\r|\n", "\n  ");
    }
}

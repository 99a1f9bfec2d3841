package io.gemel.persona.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Canonical;
import io.gemel.platform.json.Json;
import java.util.Set;
import java.util.TreeSet;

/** What a module chooses, and when. */
final class Choices {

    private Choices() {}

    /** The situation in one form; absent and empty are the same. */
    static String when(JsonNode module) {
        JsonNode when = module.path("when");
        return Canonical.text(when.isObject() ? when : Json.object());
    }

    /** The entries of {@code do} that cannot stand beside another one. */
    static Set<String> of(JsonNode module) {
        var choices = new TreeSet<String>();
        for (JsonNode entry : module.path("do")) {
            String text = entry.asText();
            if (text.startsWith("prefer_option:")
                    || text.startsWith("prefer_response_variant:")
                    || text.equals("either_response_variant")) {
                choices.add(text);
            }
        }
        return choices;
    }
}

package io.gemel.persona.twin;

import static io.gemel.personamodel.Rule.filled;
import static io.gemel.personamodel.Rule.list;
import static io.gemel.personamodel.Rule.map;
import static io.gemel.personamodel.Rule.object;
import static io.gemel.personamodel.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Faults;
import io.gemel.personamodel.Rule;
import io.gemel.personamodel.SpecRules;
import io.gemel.personamodel.Violation;
import io.gemel.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a twin's settings may hold, and how a patch changes them. */
final class TwinSettings {

    private static final Rule TEXT = text(4000);
    private static final Rule SETTINGS = object(
            Set.of(),
            Map.of(
                    "persona_profile", TEXT,
                    "public_intro", TEXT,
                    "system_prompt", text(8000),
                    "signature_phrases", list(30, filled(4000)),
                    "opinion_map", map(100, Pattern.compile(".+", Pattern.DOTALL), filled(4000)),
                    "intent_profile", object(Set.of(), Map.of("use_case", TEXT, "audience", TEXT, "boundaries", TEXT)),
                    "pinned_context", map(30, SpecRules.NAME, TEXT)));

    private TwinSettings() {}

    static List<Violation> check(JsonNode settings) {
        return Faults.of(settings, SETTINGS);
    }

    /** The given settings without members that are null. */
    static JsonNode without(JsonNode settings) {
        return merged(Json.object(), settings);
    }

    /** RFC 7386: a member of the patch replaces, null removes, objects go by member. */
    static JsonNode merged(JsonNode present, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = present.isObject() ? present.deepCopy() : Json.object();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
            }
        });
        return result;
    }
}

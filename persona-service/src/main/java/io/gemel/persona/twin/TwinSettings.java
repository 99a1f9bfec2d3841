package io.gemel.persona.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.schema.JsonSchema;
import io.gemel.platform.json.Json;
import java.util.List;

/** What a twin's settings may hold, and how a patch changes them. */
final class TwinSettings {

    private static final JsonSchema SETTINGS = JsonSchema.of("twin-settings.schema.json");

    private TwinSettings() {}

    static List<Violation> check(JsonNode settings) {
        return SETTINGS.check(settings);
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

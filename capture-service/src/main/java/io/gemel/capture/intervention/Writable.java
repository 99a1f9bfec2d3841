package io.gemel.capture.intervention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gemel.platform.json.FreeForm;
import io.gemel.platform.json.Json;

/** JSON as it came, for the gate judges any: a number that no reader keeps exactly, be it too large to store, is its text. */
public final class Writable {

    private Writable() {}

    /** A copy that can be answered, stored and read again. */
    public static JsonNode of(JsonNode sent) {
        return switch (sent) {
            case ObjectNode object -> {
                var copy = Json.object();
                object.properties().forEach(member -> copy.set(member.getKey(), of(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = Json.mapper().createArrayNode();
                array.forEach(element -> copy.add(of(element)));
                yield copy;
            }
            case JsonNode number
            when number.isNumber() && !FreeForm.isExact(number) -> TextNode.valueOf(number.asText());
            default -> sent;
        };
    }
}

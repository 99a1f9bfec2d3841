package io.gemel.persona.twinspec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.gemel.platform.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An object of a spec in which every member may be absent or null. */
record Part(JsonNode json) {

    Part part(String name) {
        return new Part(json.path(name));
    }

    /** An absent list is empty. */
    JsonNode list(String name) {
        JsonNode list = json.path(name);
        return list.isArray() ? list : Json.mapper().createArrayNode();
    }

    @Nullable
    String text(String name) {
        return json.path(name).textValue();
    }

    @Nullable
    String text(String name, @Nullable String absent) {
        String text = text(name);
        return text == null ? absent : text;
    }

    BigDecimal number(String name, String absent) {
        JsonNode number = json.path(name);
        return number.isNumber() ? number.decimalValue() : new BigDecimal(absent);
    }

    static ArrayNode joined(JsonNode first, JsonNode then) {
        ArrayNode all = Json.mapper().createArrayNode();
        first.forEach(all::add);
        then.forEach(all::add);
        return all;
    }
}

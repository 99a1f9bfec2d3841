package io.gemel.capture.intervention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gemel.platform.json.FreeForm;
import io.gemel.platform.json.Json;

/** JSON as it came, for the gate judges any: a number that no reader keeps exactly, be it too large to store, is its text. */
public final class Writable {

    private Writable() {}

    /** A copy that can be answered, stored and read again. */
    public static JsonNode of(JsonNode sent) {
        return Json.mapped(
                sent, value -> value.isNumber() && !FreeForm.isExact(value) ? TextNode.valueOf(value.asText()) : value);
    }
}

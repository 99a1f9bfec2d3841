package io.gemel.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The RFC 8785 form with every number in full digits, so that two requests with different numbers never look the same. */
public final class ExactForm {

    private ExactForm() {}

    /** The form of {@code json}, whose texts must be free of lone surrogates: see {@link Characters}. */
    public static String of(JsonNode json) {
        return Json.canonical(exact(json));
    }

    /** Numbers as texts that no real text equals: NUL cannot stand in one. */
    private static JsonNode exact(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                var copy = Json.object();
                object.properties().forEach(member -> copy.set(member.getKey(), exact(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = Json.mapper().createArrayNode();
                array.forEach(element -> copy.add(exact(element)));
                yield copy;
            }
            case JsonNode number
            when number.isIntegralNumber() ->
                TextNode.valueOf('\0' + number.bigIntegerValue().toString());
            case JsonNode number
            when number.isNumber() ->
                TextNode.valueOf(
                        '\0' + number.decimalValue().stripTrailingZeros().toString());
            default -> json;
        };
    }
}

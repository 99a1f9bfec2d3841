package io.gemel.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The RFC 8785 form with every number in full digits, so that two requests with different numbers never look the same. */
public final class ExactForm {

    private ExactForm() {}

    /** The form of {@code json}, whose texts must be free of lone surrogates: see {@link Characters}. */
    public static String of(JsonNode json) {
        return Json.canonical(Json.mapped(json, ExactForm::exact));
    }

    /** Numbers as texts that no real text equals: NUL cannot stand in one. */
    private static JsonNode exact(JsonNode value) {
        if (value.isIntegralNumber()) {
            return TextNode.valueOf('\0' + value.bigIntegerValue().toString());
        }
        return value.isNumber()
                ? TextNode.valueOf(
                        '\0' + value.decimalValue().stripTrailingZeros().toString())
                : value;
    }
}

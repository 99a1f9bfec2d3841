package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Nodes;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** The lines that JSON values become in a prompt plan. */
final class Lines {

    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

    private Lines() {}

    /** A text whose line breaks are newline and two spaces. */
    static String text(String text) {
        return BREAK.matcher(text).replaceAll("\n  ");
    }

    static String list(JsonNode items) {
        var lines = new ArrayList<String>();
        for (JsonNode item : items) {
            if (!isEmpty(item)) {
                lines.add("- " + (item.isTextual() ? text(item.textValue()) : Canonical.text(item)));
            }
        }
        return String.join("\n", lines);
    }

    static String map(JsonNode members) {
        var lines = new ArrayList<String>();
        Nodes.sorted(members).forEach((key, value) -> {
            if (!isEmpty(value)) {
                lines.add("- " + text(key) + ": " + Canonical.text(value));
            }
        });
        return String.join("\n", lines);
    }

    static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isContainerNode() && value.isEmpty();
    }
}

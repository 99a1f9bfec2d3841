package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The lines that JSON values become in a prompt plan (persona.md section 4). */
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
        sorted(members).forEach((key, value) -> {
            if (!isEmpty(value)) {
                lines.add("- " + text(key) + ": " + Canonical.text(value));
            }
        });
        return String.join("\n", lines);
    }

    /** Members in the order of UTF-16 code units. */
    static TreeMap<String, JsonNode> sorted(JsonNode members) {
        var sorted = new TreeMap<String, JsonNode>();
        members.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        return sorted;
    }

    static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isContainerNode() && value.isEmpty();
    }

    static List<String> texts(JsonNode items) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}

package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** JSON values as lists and maps. */
public final class Nodes {

    private Nodes() {}

    /** Members in the order of UTF-16 code units; none of what is no object. */
    public static TreeMap<String, JsonNode> sorted(JsonNode members) {
        var sorted = new TreeMap<String, JsonNode>();
        members.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        return sorted;
    }

    /** The elements as texts, null aside. */
    public static List<String> texts(JsonNode items) {
        var texts = new ArrayList<String>();
        for (JsonNode item : items) {
            if (!item.isNull()) {
                texts.add(item.asText());
            }
        }
        return texts;
    }
}

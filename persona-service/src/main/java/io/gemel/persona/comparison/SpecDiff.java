package io.gemel.persona.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.schema.SpecRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the RFC 8785 forms of two specs (docs/rules/persona-spec.md); a pure function. */
final class SpecDiff {

    /**
     * One value that differs.
     *
     * @param op {@code add}, {@code remove} or {@code replace}
     * @param path JSON pointer, with the id in place of the index where elements have ids
     */
    record Change(
            String section,
            String op,
            String path,
            @Nullable JsonNode from,
            @Nullable JsonNode to) {}

    private final List<Change> found = new ArrayList<>();

    private SpecDiff() {}

    /** In the order of the fields, then by path. */
    static List<Change> of(JsonNode from, JsonNode to) {
        JsonNode before = Canonical.ordered(from);
        JsonNode after = Canonical.ordered(to);
        var changes = new ArrayList<Change>();
        for (String section : SpecRules.FIELDS) {
            var diff = new SpecDiff();
            diff.compare(section, "/" + section, before.path(section), after.path(section));
            diff.found.sort(Comparator.comparing(Change::path));
            changes.addAll(diff.found);
        }
        return changes;
    }

    private void compare(String section, String path, JsonNode from, JsonNode to) {
        if (from.equals(to)) {
            return;
        }
        if (from.isObject() && to.isObject()) {
            members(section, path, members(from), members(to));
        } else if (isKeyed(from) && isKeyed(to)) {
            members(section, path, elements(from), elements(to));
        } else {
            String op = from.isMissingNode() ? "add" : to.isMissingNode() ? "remove" : "replace";
            found.add(new Change(section, op, path, present(from), present(to)));
        }
    }

    private void members(String section, String path, Map<String, JsonNode> from, Map<String, JsonNode> to) {
        var names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        for (String name : names) {
            compare(
                    section,
                    path + "/" + name.replace("~", "~0").replace("/", "~1"),
                    from.getOrDefault(name, MissingNode.getInstance()),
                    to.getOrDefault(name, MissingNode.getInstance()));
        }
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        var members = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static Map<String, JsonNode> elements(JsonNode array) {
        var elements = new LinkedHashMap<String, JsonNode>();
        array.forEach(element -> elements.put(element.path("id").asText(), element));
        return elements;
    }

    /** Whether all elements have an id of their own. */
    private static boolean isKeyed(JsonNode value) {
        var ids = new TreeSet<String>();
        for (JsonNode element : value) {
            if (!element.path("id").isTextual() || !ids.add(element.path("id").textValue())) {
                return false;
            }
        }
        return value.isArray();
    }

    private static @Nullable JsonNode present(JsonNode value) {
        return value.isMissingNode() ? null : value;
    }
}

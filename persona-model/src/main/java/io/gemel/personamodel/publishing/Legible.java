package io.gemel.personamodel.publishing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Violation;
import java.util.List;
import java.util.Set;

/** As much of a faulty spec as the compiler can read, so that whoever repairs it sees everything at once. */
final class Legible {

    /** A value that is too long or too large, or one too many, can be read all the same. */
    private static final Set<String> ILLEGIBLE = Set.of("type", "null", "unknown", "character", "number-not-exact");

    private Legible() {}

    /** {@code spec} with null for every value that cannot be read; what is left keeps its place. */
    static JsonNode part(JsonNode spec, List<Violation> faults) {
        if (faults.isEmpty()) {
            return spec;
        }
        JsonNode copy = spec.deepCopy();
        for (Violation fault : faults) {
            if (ILLEGIBLE.contains(fault.code())) {
                var place = JsonPointer.compile(fault.pointer());
                if (place.matches()) {
                    return JsonNodeFactory.instance.objectNode();
                }
                blank(copy.at(place.head()), place.last());
            }
        }
        return copy;
    }

    private static void blank(JsonNode holder, JsonPointer last) {
        switch (holder) {
            case ObjectNode object -> object.putNull(last.getMatchingProperty());
            case ArrayNode array -> array.setNull(last.getMatchingIndex());
            default -> {}
        }
    }
}

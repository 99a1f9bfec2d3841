package io.gemel.persona.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.HashSet;
import java.util.List;

/** How a correction goes into what is there: objects by member, lists append what is new, scalars replace. */
final class Merged {

    private Merged() {}

    /** Merges the members of {@code more} into {@code into}; null changes nothing. */
    static void into(ObjectNode into, JsonNode more) {
        more.properties().forEach(member -> {
            JsonNode value = member.getValue();
            switch (value) {
                case ObjectNode object -> into(object(into, member.getKey()), object);
                case ArrayNode list -> append(list(into, member.getKey()), list);
                default -> {
                    if (!value.isNull()) {
                        into.set(member.getKey(), value);
                    }
                }
            }
        });
    }

    /** Appends what {@code list} does not say yet. */
    static void append(ArrayNode list, Iterable<JsonNode> more) {
        var said = new HashSet<String>();
        list.forEach(each -> said.add(Folded.entry(each)));
        for (JsonNode each : more) {
            if (said.add(Folded.entry(each))) {
                list.add(each.deepCopy());
            }
        }
    }

    /** The object of that name; made if there is none. */
    static ObjectNode object(ObjectNode in, String name) {
        return in.get(name) instanceof ObjectNode there ? there : in.putObject(name);
    }

    /** The list of that name; made if there is none. */
    static ArrayNode list(ObjectNode in, String name) {
        return in.get(name) instanceof ArrayNode there ? there : in.putArray(name);
    }

    /** Those members of {@code from} that say something. */
    static ObjectNode only(JsonNode from, List<String> names) {
        var only = Json.object();
        names.stream().filter(from::hasNonNull).forEach(name -> only.set(name, from.get(name)));
        return only;
    }
}

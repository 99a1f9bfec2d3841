package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Rules of a spec that look at more than one of its values. */
final class References {

    private References() {}

    static void uniqueIds(JsonNode entries, String at, Faults faults) {
        var seen = new HashSet<String>();
        for (int i = 0; i < entries.size(); i++) {
            String id = entries.get(i).path("id").textValue();
            if (id != null && !seen.add(id)) {
                faults.add(at + "/" + i + "/id", "duplicate", "another entry has this id");
            }
        }
    }

    static void fewShots(JsonNode spec, String at, Faults faults) {
        Set<String> known = new HashSet<>();
        spec.path("canonical_examples")
                .forEach(example -> known.add(example.path("id").asText()));
        JsonNode modules = spec.path("procedural_modules");
        for (int i = 0; modules.isArray() && i < modules.size(); i++) {
            JsonNode ids = modules.get(i).path("few_shot_ids");
            for (int j = 0; ids.isArray() && j < ids.size(); j++) {
                if (ids.get(j).isTextual() && !known.contains(ids.get(j).textValue())) {
                    String place = at + "/procedural_modules/" + i + "/few_shot_ids/" + j;
                    faults.add(place, "set", "is no canonical example's id");
                }
            }
        }
    }
}

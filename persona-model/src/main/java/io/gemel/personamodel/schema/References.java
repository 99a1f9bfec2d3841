package io.gemel.personamodel.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The rule of a spec that looks at more than one of its fields. */
final class References {

    private References() {}

    /** Few-shots of modules that are no canonical example's id. */
    static List<Violation> fewShots(JsonNode spec) {
        var known = new HashSet<String>();
        spec.path("canonical_examples")
                .forEach(example -> known.add(example.path("id").textValue()));
        var faults = new ArrayList<Violation>();
        JsonNode modules = spec.path("procedural_modules");
        for (int i = 0; modules.isArray() && i < modules.size(); i++) {
            JsonNode ids = modules.get(i).path("few_shot_ids");
            for (int j = 0; ids.isArray() && j < ids.size(); j++) {
                if (ids.get(j).isTextual() && !known.contains(ids.get(j).textValue())) {
                    String place = "/procedural_modules/" + i + "/few_shot_ids/" + j;
                    faults.add(new Violation(place, "set", "is no canonical example's id"));
                }
            }
        }
        return faults;
    }
}

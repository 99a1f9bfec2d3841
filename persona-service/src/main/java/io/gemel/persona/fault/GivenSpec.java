package io.gemel.persona.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;

/** The member {@code spec} of a request. */
public final class GivenSpec {

    private GivenSpec() {}

    /** The spec; its faults are violations of the request. */
    public static ObjectNode valid(Fields fields) {
        JsonNode spec = any(fields);
        ModelFaults.into(fields.violations(), fields.at().member("spec"), SpecRules.check(spec));
        return spec instanceof ObjectNode object ? object : Json.object();
    }

    /** The value as it came, which must be there. */
    public static JsonNode any(Fields fields) {
        JsonNode spec = fields.any("spec");
        if (spec == null) {
            fields.violation("spec", fields.has("spec") ? "null" : "required", "is required");
            return Json.object();
        }
        return spec;
    }
}

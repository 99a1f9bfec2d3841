package io.gemel.capture.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.FreeForm;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Violations;
import java.util.HashSet;

/** Reads the steps of a plan. Their payloads are measured and dropped: nothing here holds one when it has been read. */
final class PlanSteps {

    static final String STEPS = "steps";
    static final String PAYLOAD = "payload";
    private static final int MOST = 200;
    private static final int PAYLOAD_BYTES = 256 * 1024;

    private final HashSet<String> ids = new HashSet<>();
    private long payloadBytes;

    private PlanSteps() {}

    static ArrayNode read(Fields plan) {
        var steps = new PlanSteps();
        var structure = PlanReader.array(plan.list(STEPS, true, 1, MOST, steps::step));
        if (steps.payloadBytes > PAYLOAD_BYTES) {
            plan.violation(STEPS, "length", "have payloads of more than " + PAYLOAD_BYTES + " bytes together");
        }
        return structure;
    }

    private ObjectNode step(Fields fields) {
        var json = Json.object();
        Closed.name(fields, json, "id", true);
        Closed.name(fields, json, "type", true);
        if (json.has("id") && !ids.add(json.get("id").textValue())) {
            fields.violation("id", "duplicate", "is the id of another step");
        }
        JsonNode payload = fields.any(PAYLOAD);
        if (payload != null) {
            payloadBytes += size(payload, fields);
        }
        return json;
    }

    /** What has no canonical form has no size; its fault is reported instead. */
    private static int size(JsonNode payload, Fields step) {
        var at = step.at().member(PAYLOAD);
        var faults = new Violations();
        FreeForm.numbers(payload, at, faults);
        FreeForm.numbers(payload, at, step.violations());
        FreeForm.characters(payload, at, faults);
        return faults.isEmpty() ? Json.size(payload) : 0;
    }
}

package io.gemel.capture.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;

/**
 * What an execution runs, as structure only: type, order and composition of the steps, policy and metadata. No payload
 * of a step or of the run is ever in it.
 *
 * @param structure exactly the members {@code executionPlan}, {@code metadata} and {@code policyRef}
 */
public record Plan(ObjectNode structure) {

    /** Lower-case hex SHA-256 of the structure's RFC 8785 form. The invariant is locked: it never changes for a plan. */
    public String hash() {
        return Json.sha256Hex(Json.canonical(structure));
    }
}

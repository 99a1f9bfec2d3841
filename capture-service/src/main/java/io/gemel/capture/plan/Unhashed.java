package io.gemel.capture.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request without what nothing may be made from: step payloads, and the reference to the conversation's turn. */
public final class Unhashed {

    private static final String TURN = "conversationTurnRef";

    private Unhashed() {}

    /** A copy of {@code body} without them; the reference wherever it stands, for it is also sent where it does not belong. */
    public static JsonNode without(JsonNode body) {
        JsonNode copy = body.deepCopy();
        copy.path(PlanReader.PLAN).path(PlanSteps.STEPS).forEach(step -> {
            if (step instanceof ObjectNode object) {
                object.remove(PlanSteps.PAYLOAD);
            }
        });
        removeTurns(copy);
        return copy;
    }

    private static void removeTurns(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(TURN);
        }
        json.forEach(Unhashed::removeTurns);
    }
}

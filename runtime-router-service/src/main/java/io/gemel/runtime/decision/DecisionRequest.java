package io.gemel.runtime.decision;

import io.gemel.personamodel.compiler.Variant;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.runtime.turn.TurnFlags;
import java.util.Objects;

/** A message to be decided on, with what its surface knows. */
record DecisionRequest(String conversationId, String messageId, String message, TurnFlags flags, String variant) {

    private static final int ID = 128;

    static DecisionRequest read(Fields f) {
        var variant = f.oneOf("variant", false, Variant.NAMES.toArray(String[]::new));
        return new DecisionRequest(
                Objects.requireNonNullElse(f.text("conversation_id", Text.required(ID)), ""),
                Objects.requireNonNullElse(f.text("message_id", Text.required(ID)), ""),
                Objects.requireNonNullElse(
                        f.text(
                                "message",
                                Text.required(TurnFlags.MESSAGE).prose().blankAllowed()),
                        ""),
                TurnFlags.read(f),
                Objects.requireNonNullElse(variant, "baseline_v1"));
    }
}

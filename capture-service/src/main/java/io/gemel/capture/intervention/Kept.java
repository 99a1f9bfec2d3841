package io.gemel.capture.intervention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.gate.Gate;
import io.gemel.platform.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of JSON that the gate judges. A blocked proposal may be of any shape, so names are looked for at any depth. */
public final class Kept {

    private static final List<String> NEVER = List.of("conversationTurnRef", "vaultRefs");

    private Kept() {}

    /** The four members of a reason; what is no object has none. */
    public static JsonNode reason(@Nullable JsonNode sent) {
        return sent instanceof ObjectNode object
                ? any(object.deepCopy().retain(Gate.REASON_MEMBERS))
                : NullNode.instance;
    }

    public static JsonNode any(@Nullable JsonNode sent) {
        if (sent == null) {
            return NullNode.instance;
        }
        JsonNode copy = Writable.of(sent);
        remove(copy);
        return copy;
    }

    /** A reason that has passed the gate, its absent members null. */
    public static ObjectNode whole(@Nullable JsonNode reason) {
        var json = Json.object();
        Gate.REASON_MEMBERS.forEach(name -> json.set(name, reason == null ? null : reason.get(name)));
        return json;
    }

    private static void remove(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(NEVER);
        }
        json.forEach(Kept::remove);
    }
}

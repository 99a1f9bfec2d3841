package io.gemel.audit.ph1d.commit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.List;

/** Bodies of commits to start from. */
public final class Commits {

    private Commits() {}

    public static ObjectNode chat(String correlation, String key) {
        return ids(model(envelope(Json.object().put("idempotency_key", key))), correlation)
                .put("reason_code", 7);
    }

    public static ObjectNode failClosed(String correlation, String key) {
        var body = Json.object().put("idempotency_key", key).put("fail_code", "D_FAIL_TIMEOUT");
        return ids(envelope(body), correlation).put("reason_code", 0x44000004L);
    }

    /** A body of {@code mode}, with its own member and its reason. */
    public static ObjectNode of(Mode mode, String correlation, String key) {
        return switch (mode) {
            case FAIL_CLOSED -> failClosed(correlation, key);
            default -> {
                var body = chat(correlation, key);
                mode.extraKeys().forEach(name -> body.put(name, "a_code"));
                yield body;
            }
        };
    }

    public static ObjectNode model(ObjectNode body) {
        return body.put("model_id", "m/1")
                .put("model_route_class", "PRIMARY")
                .put("temperature_bp", 0)
                .put("max_tokens", 1024);
    }

    public static ObjectNode without(ObjectNode body, String... names) {
        return body.deepCopy().remove(List.of(names));
    }

    private static ObjectNode envelope(ObjectNode body) {
        return body.put("request_id", "18446744073709551615")
                .put("prompt_template_version", 3)
                .put("output_schema_hash", "11")
                .put("tool_catalog_hash", 12)
                .put("policy_context_hash", "13")
                .put("transcript_hash", "14");
    }

    private static ObjectNode ids(ObjectNode body, String correlation) {
        return body.put("correlation_id", correlation)
                .put("turn_id", "410")
                .put("user_id", "u1")
                .put("device_id", "d1");
    }
}

package io.gemel.audit.ph1d;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One commit of a model boundary, complete and within bounds.
 *
 * @param said every field of the request but {@code tenant_id}, as canonical text; absent ones left out
 * @param occurredAt the caller's clock, a claim, to the microsecond
 */
record Ph1dCommit(
        Mode mode,
        Map<String, String> said,
        CorrelationId correlation,
        @Nullable Instant occurredAt) {

    /** The members of the envelope that every payload carries, beside decision and mode. */
    static final List<String> ENVELOPE = List.of(
            "request_id",
            "prompt_template_version",
            "output_schema_hash",
            "tool_catalog_hash",
            "policy_context_hash",
            "transcript_hash");

    /** The members that describe the model: all or none. */
    static final List<String> MODEL = List.of("model_id", "model_route_class", "temperature_bp", "max_tokens");

    static final String FAIL_CODE = "fail_code";

    Ph1dCommit {
        said = Map.copyOf(said);
    }

    /** Lower-case hex SHA-256 of the RFC 8785 object of the decision and what was said: what makes a replay the same request. */
    String digest() {
        var request = Json.object().put("decision", mode.name());
        said.forEach(request::put);
        return Json.sha256Hex(Json.canonical(request));
    }

    /** The bounded payload: the mode's fixed key set and no other, all values text. */
    ObjectNode payload() {
        var payload = Json.object().put("decision", mode.name()).put("output_mode", mode.outputMode());
        for (var names : List.of(ENVELOPE, MODEL, List.of(FAIL_CODE))) {
            names.stream().filter(said::containsKey).forEach(name -> payload.put(name, said.get(name)));
        }
        return payload;
    }

    /** Whether the reason code is the one registered for the fail code, or, in another mode, for none of them. */
    boolean reasonSuits() {
        return Optional.ofNullable(said.get(FAIL_CODE))
                .map(code -> FailCode.valueOf(code).reasonCode() == reasonCode())
                .orElseGet(() -> !FailCode.isRegistered(reasonCode()));
    }

    String idempotencyKey() {
        return required("idempotency_key");
    }

    long reasonCode() {
        return Long.parseLong(required("reason_code"));
    }

    long turnId() {
        return Long.parseLong(required("turn_id"));
    }

    String userId() {
        return required("user_id");
    }

    String deviceId() {
        return required("device_id");
    }

    @Nullable
    String sessionId() {
        return said.get("session_id");
    }

    private String required(String name) {
        return Optional.ofNullable(said.get(name)).orElseThrow();
    }
}

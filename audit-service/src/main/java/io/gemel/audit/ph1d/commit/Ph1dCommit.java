package io.gemel.audit.ph1d.commit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One commit of a model boundary, complete and within bounds.
 *
 * @param said every field of the request but {@code tenant_id}, as canonical text; absent ones left out
 * @param occurredAt the caller's clock, a claim, to the microsecond
 */
public record Ph1dCommit(
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

    /** What every mode says behind its key and its own member, in the order in which faults are told. */
    static final List<String> COMMON = Stream.of(
                    ENVELOPE,
                    MODEL,
                    List.of("correlation_id", "turn_id", "session_id", "user_id", "device_id", "now", "reason_code"))
            .flatMap(List::stream)
            .toList();

    private static final Set<String> OPTIONAL = Set.of("tenant_id", "session_id", "now");

    /** A member of a mode's request. */
    public record Field(String name, boolean required) {}

    public Ph1dCommit {
        said = Map.copyOf(said);
    }

    /** The members of {@code mode}'s request, in that order. */
    public static List<Field> fields(Mode mode) {
        return Stream.of(List.of("tenant_id", "idempotency_key"), mode.extraKeys(), COMMON)
                .flatMap(List::stream)
                .map(name -> new Field(name, isRequired(mode, name)))
                .toList();
    }

    private static boolean isRequired(Mode mode, String name) {
        return !OPTIONAL.contains(name) && !(mode == Mode.FAIL_CLOSED && MODEL.contains(name));
    }

    /** Lower-case hex SHA-256 of the RFC 8785 object of the decision and what was said: what makes a replay the same request. */
    public String digest() {
        var request = Json.object().put("decision", mode.name());
        said.forEach(request::put);
        return Json.sha256Hex(Json.canonical(request));
    }

    /** The bounded payload: the mode's fixed key set and no other, all values text. */
    public ObjectNode payload() {
        var payload = Json.object().put("decision", mode.name()).put("output_mode", mode.outputMode());
        for (var names : List.of(ENVELOPE, MODEL, mode.extraKeys())) {
            names.stream().filter(said::containsKey).forEach(name -> payload.put(name, said.get(name)));
        }
        return payload;
    }

    /** The row of {@code audit_events} by column, the fixed ones aside. */
    public ObjectNode row() {
        var row = Json.object()
                .put("severity", mode.severity())
                .put("reason_code", reasonCode())
                .put("correlation_id", correlation.uuid().toString())
                .put("turn_id", required("turn_id"))
                .put("session_id", said.get("session_id"))
                .put("user_id", required("user_id"))
                .put("device_id", required("device_id"))
                .put("idempotency_key", idempotencyKey())
                .put("request_digest", digest())
                .put("occurred_at", occurredAt == null ? null : occurredAt.toString());
        row.set("payload", payload());
        return row;
    }

    /** Whether the reason code is the one registered for the fail code, or, in another mode, for none of them. */
    public boolean reasonSuits() {
        return mode == Mode.FAIL_CLOSED
                ? FailCode.valueOf(required("fail_code")).reasonCode() == reasonCode()
                : !FailCode.isRegistered(reasonCode());
    }

    public String idempotencyKey() {
        return required("idempotency_key");
    }

    public long reasonCode() {
        return Long.parseLong(required("reason_code"));
    }

    private String required(String name) {
        return Optional.ofNullable(said.get(name)).orElseThrow();
    }
}

package io.gemel.runtime.outcome;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.contracts.Times;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Derives an outcome's event id from its content, so that a repeated outcome is the same event. */
final class OutcomeEventId {

    private static final int HEX = 16;
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;

    private OutcomeEventId() {}

    /**
     * The UUIDv8 of the SHA-256 of the RFC 8785 object of {@code tenant_id}, {@code twin_id} and the outcome's members, all
     * values text (numbers in decimal, times in UTC with six digits), absent ones left out.
     */
    static UUID of(TenantId tenant, OutcomeReported o) {
        var members = Json.object().put("tenant_id", tenant.value());
        put(members, "twin_id", o.twinId());
        put(members, "correlation_id", o.correlationId());
        put(members, "turn_id", o.turnId());
        put(members, "provider_id", o.providerId());
        put(members, "model_id", o.modelId());
        put(members, "task", o.task());
        put(members, "route_class", o.routeClass());
        put(members, "validation", o.validation());
        put(members, "status", o.status());
        put(members, "confidence_bp", o.confidenceBp());
        put(members, "reason_code", o.reasonCode());
        put(members, "latency_ms", o.latencyMs());
        put(members, "retries", o.retries());
        put(members, "cost_microunits", o.costMicrounits());
        put(members, "language", o.language());
        put(members, "provider_call_id", o.providerCallId());
        put(members, "evidence_ref", o.evidenceRef());
        put(members, "user_id", o.userId());
        put(members, "device_id", o.deviceId());
        put(members, "session_id", o.sessionId());
        put(members, "final_transcript", o.finalTranscript());
        put(members, "occurred_at", Times.text(o.occurredAt()));
        return uuid(Json.sha256Hex(Json.canonical(members)));
    }

    private static void put(ObjectNode members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
    }

    private static UUID uuid(String sha256) {
        var high = Long.parseUnsignedLong(sha256.substring(0, HEX), HEX);
        var low = Long.parseUnsignedLong(sha256.substring(HEX, 2 * HEX), HEX);
        return new UUID(high & ~VERSION_MASK | VERSION_8, low & VARIANT_MASK | VARIANT);
    }
}

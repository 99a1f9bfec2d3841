package io.gemel.runtime.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.TenantId;
import java.util.UUID;

/** Derives an outcome's event id from its content, so that a repeated outcome is the same event. */
final class OutcomeEventId {

    private static final int HEX = 16;
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;

    private OutcomeEventId() {}

    /**
     * The UUIDv8 of the SHA-256 of the RFC 8785 object of {@code tenant_id}, {@code twin_id} and the outcome's members as they
     * were reported, all values text (numbers in decimal, times in UTC with six digits), absent ones left out.
     */
    static UUID of(TenantId tenant, Outcome outcome) {
        var members = Json.object().put("tenant_id", tenant.value());
        Json.mapper()
                .<ObjectNode>valueToTree(outcome.reported())
                .properties()
                .forEach(member -> put(members, member.getKey(), member.getValue()));
        members.put("latency_ms", outcome.latencyMs().toString());
        members.put("retries", outcome.retries().toString());
        if (outcome.finalTranscript() != null) {
            members.put("final_transcript", outcome.finalTranscript());
        }
        return uuid(Json.sha256Hex(Json.canonical(members)));
    }

    private static void put(ObjectNode members, String name, JsonNode value) {
        if (!value.isNull()) {
            members.put(name, value.asText());
        }
    }

    private static UUID uuid(String sha256) {
        var high = Long.parseUnsignedLong(sha256.substring(0, HEX), HEX);
        var low = Long.parseUnsignedLong(sha256.substring(HEX, 2 * HEX), HEX);
        return new UUID(high & ~VERSION_MASK | VERSION_8, low & VARIANT_MASK | VARIANT);
    }
}

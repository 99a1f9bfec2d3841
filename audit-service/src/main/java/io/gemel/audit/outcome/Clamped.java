package io.gemel.audit.outcome;

import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outcome cut to what is kept, and the names of the members that were cut; nothing is refused for being long.
 */
public record Clamped(
        int latencyMs,
        int retries,
        @Nullable String finalTranscript,
        @Nullable String evidenceRef,
        @Nullable String providerCallId,
        @Nullable String userId,
        @Nullable String deviceId,
        @Nullable String sessionId,
        List<String> fields) {

    private static final int LATENCY_MS = 600_000;
    private static final int RETRIES = 1_000;
    private static final int TRANSCRIPT_BYTES = 32_768;
    private static final int REFERENCE_BYTES = 128;

    public Clamped {
        fields = List.copyOf(fields);
    }

    /** Cuts numbers to their bound and texts, in UTF-8 bytes, at a code point. */
    public static Clamped of(OutcomeReported outcome) {
        var cut = new ArrayList<String>();
        return new Clamped(
                number("latency_ms", outcome.latencyMs(), LATENCY_MS, cut),
                number("retries", outcome.retries(), RETRIES, cut),
                text("final_transcript", outcome.finalTranscript(), TRANSCRIPT_BYTES, cut),
                text("evidence_ref", outcome.evidenceRef(), REFERENCE_BYTES, cut),
                text("provider_call_id", outcome.providerCallId(), REFERENCE_BYTES, cut),
                text("user_id", outcome.userId(), REFERENCE_BYTES, cut),
                text("device_id", outcome.deviceId(), REFERENCE_BYTES, cut),
                text("session_id", outcome.sessionId(), REFERENCE_BYTES, cut),
                cut);
    }

    private static int number(String name, long value, int max, List<String> cut) {
        if (value > max) {
            cut.add(name);
        }
        return (int) Math.min(value, max);
    }

    private static @Nullable String text(String name, @Nullable String value, int maxBytes, List<String> cut) {
        if (value == null) {
            return null;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= maxBytes) {
            return value;
        }
        cut.add(name);
        int end = maxBytes;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}

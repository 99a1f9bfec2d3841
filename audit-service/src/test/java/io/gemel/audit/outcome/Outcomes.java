package io.gemel.audit.outcome;

import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Provider outcomes to start from: one whose fingerprints are known in full, and what differs from it. */
public record Outcomes(
        UUID twin,
        String correlation,
        String task,
        String status,
        String validation,
        @Nullable Integer confidenceBp,
        @Nullable String language,
        @Nullable String call,
        long latencyMs,
        @Nullable String userId,
        @Nullable String transcript) {

    public static final UUID TWIN = UUID.fromString("0198a7c0-0000-7000-8000-000000000001");

    public static Outcomes vector() {
        return new Outcomes(
                TWIN, "3410", "STT_TRANSCRIBE", "OK", "SCHEMA_OK", 6000, "en", "call_88", 900, "u1", "hello");
    }

    public Outcomes ofTwin(UUID other) {
        return new Outcomes(
                other,
                correlation,
                task,
                status,
                validation,
                confidenceBp,
                language,
                call,
                latencyMs,
                userId,
                transcript);
    }

    public Outcomes in(String other) {
        return new Outcomes(
                twin, other, task, status, validation, confidenceBp, language, call, latencyMs, userId, transcript);
    }

    public Outcomes task(String other) {
        return new Outcomes(
                twin,
                correlation,
                other,
                status,
                validation,
                confidenceBp,
                language,
                call,
                latencyMs,
                userId,
                transcript);
    }

    public Outcomes status(String other) {
        return new Outcomes(
                twin,
                correlation,
                task,
                other,
                validation,
                confidenceBp,
                language,
                call,
                latencyMs,
                userId,
                transcript);
    }

    public Outcomes validation(String other) {
        return new Outcomes(
                twin, correlation, task, status, other, confidenceBp, language, call, latencyMs, userId, transcript);
    }

    public Outcomes confidence(@Nullable Integer other) {
        return new Outcomes(
                twin, correlation, task, status, validation, other, language, call, latencyMs, userId, transcript);
    }

    public Outcomes language(@Nullable String other) {
        return new Outcomes(
                twin, correlation, task, status, validation, confidenceBp, other, call, latencyMs, userId, transcript);
    }

    public Outcomes call(@Nullable String other) {
        return new Outcomes(
                twin,
                correlation,
                task,
                status,
                validation,
                confidenceBp,
                language,
                other,
                latencyMs,
                userId,
                transcript);
    }

    public Outcomes latency(long other) {
        return new Outcomes(
                twin, correlation, task, status, validation, confidenceBp, language, call, other, userId, transcript);
    }

    public Outcomes user(@Nullable String other) {
        return new Outcomes(
                twin,
                correlation,
                task,
                status,
                validation,
                confidenceBp,
                language,
                call,
                latencyMs,
                other,
                transcript);
    }

    public Outcomes transcript(@Nullable String other) {
        return new Outcomes(
                twin, correlation, task, status, validation, confidenceBp, language, call, latencyMs, userId, other);
    }

    public OutcomeReported build() {
        return new OutcomeReported(
                twin,
                correlation,
                "410",
                "p1",
                "m1",
                task,
                "PRIMARY",
                validation,
                status,
                confidenceBp,
                0x44000204L,
                latencyMs,
                0,
                "1200",
                language,
                call,
                null,
                userId,
                "d1",
                "s1",
                transcript,
                Instant.parse("2026-11-20T18:31:00.123456Z"));
    }
}

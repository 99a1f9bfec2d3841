package io.gemel.runtime.outcome;

import io.gemel.contracts.OutcomeTrigger;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one provider outcome by the bounds of docs/rules/failures.md; what audit-service clamps is taken as it is, and the
 * transcript of a good call is not for others.
 */
final class OutcomeFields {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:/-]+");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final String[] TASKS = {"LLM_INTERPRET", "STT_TRANSCRIBE", "TTS_SYNTHESIZE", "OCR_TEXT_EXTRACT"};
    private static final String[] STATUSES = {"OK", "ERROR", "TIMEOUT", "BUDGET_EXCEEDED", "SAFETY_BLOCK", "RATE_LIMIT"
    };
    private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MOST_COST = BigInteger.TEN.pow(12);
    private static final long MOST_REASON = (1L << 32) - 1;
    private static final int MOST_BP = 10_000;
    private static final int PROVIDER = 64;
    private static final int MODEL = 128;
    private static final int LANGUAGE_LENGTH = 35;

    private OutcomeFields() {}

    /** The outcome for {@code twin}; with a violation the absent values are placeholders that nobody sees. */
    static Outcome read(Fields f, UUID twin) {
        var task = text(f.oneOf("task", true, TASKS));
        var validation = text(f.oneOf("validation", true, "SCHEMA_OK", "SCHEMA_FAIL"));
        var status = text(f.oneOf("status", true, STATUSES));
        var confidence = basisPoints(f.integer("confidence_bp", false, 0, MOST_BP));
        var latency = unbounded(f, "latency_ms");
        var retries = unbounded(f, "retries");
        var transcript =
                f.text("final_transcript", Text.optional(Integer.MAX_VALUE).prose());
        var evidence = OutcomeTrigger.of(task, status, validation, confidence).isPresent();
        var reported = new OutcomeReported(
                twin,
                correlation(f),
                text(f.bigInteger("turn_id", true, BigInteger.ONE, MOST_LONG)),
                text(f.text("provider_id", Text.required(PROVIDER).pattern(IDENTIFIER))),
                text(f.text("model_id", Text.required(MODEL).pattern(IDENTIFIER))),
                task,
                text(f.oneOf("route_class", true, "PRIMARY", "SECONDARY", "TERTIARY")),
                validation,
                status,
                confidence,
                number(f.integer("reason_code", true, 1, MOST_REASON)),
                latency.min(MOST_LONG).longValue(),
                retries.min(MOST_LONG).longValue(),
                optional(f.bigInteger("cost_microunits", false, BigInteger.ZERO, MOST_COST)),
                f.text("language", Text.optional(LANGUAGE_LENGTH).pattern(LANGUAGE)),
                free(f, "provider_call_id"),
                free(f, "evidence_ref"),
                free(f, "user_id"),
                free(f, "device_id"),
                free(f, "session_id"),
                evidence ? transcript : null,
                time(f.time("occurred_at", true)));
        return new Outcome(reported, latency, retries, transcript);
    }

    private static String correlation(Fields f) {
        var given = f.any("correlation_id");
        if (given == null) {
            f.violation("correlation_id", f.has("correlation_id") ? "null" : "required", "is required");
            return "";
        }
        if (!given.isTextual() && !given.isIntegralNumber()) {
            f.violation("correlation_id", "type", "must be an integer, its decimal text or a UUID");
            return "";
        }
        var decimal = CorrelationId.decimal(given);
        if (decimal.isEmpty()) {
            f.violation(
                    "correlation_id",
                    given.isTextual() ? "format" : "range",
                    "must be an unsigned 128-bit number above 0, or its UUID");
        }
        return decimal.orElse("");
    }

    /** An integer of any size from 0 on, which audit-service clamps. */
    private static BigInteger unbounded(Fields f, String name) {
        var given = f.any(name);
        if (given == null) {
            f.violation(name, f.has(name) ? "null" : "required", "is required");
        } else if (!given.isIntegralNumber()) {
            f.violation(name, "type", "must be an integer");
        } else if (given.bigIntegerValue().signum() < 0) {
            f.violation(name, "range", "must be 0 or more");
        } else {
            return given.bigIntegerValue();
        }
        return BigInteger.ZERO;
    }

    private static @Nullable String free(Fields f, String name) {
        return f.text(name, Text.optional(Integer.MAX_VALUE));
    }

    private static String text(@Nullable Object given) {
        return given == null ? "" : given.toString();
    }

    private static @Nullable String optional(@Nullable Object given) {
        return given == null ? null : given.toString();
    }

    private static long number(@Nullable Long given) {
        return given == null ? 0 : given;
    }

    private static @Nullable Integer basisPoints(@Nullable Long given) {
        return given == null ? null : given.intValue();
    }

    private static Instant time(@Nullable Instant given) {
        return given == null ? Instant.EPOCH : given;
    }
}

package io.gemel.audit.outcome;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.json.Characters;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bounds of a provider outcome that refuse it (docs/rules/failures.md); what is merely long is {@link Clamped} instead. */
public final class OutcomeBounds {

    private static final Set<String> TASKS =
            Set.of("LLM_INTERPRET", "STT_TRANSCRIBE", "TTS_SYNTHESIZE", "OCR_TEXT_EXTRACT");
    private static final Set<String> ROUTES = Set.of("PRIMARY", "SECONDARY", "TERTIARY");
    private static final Set<String> VALIDATIONS = Set.of("SCHEMA_OK", "SCHEMA_FAIL");
    private static final Set<String> STATUSES =
            Set.of("OK", "ERROR", "TIMEOUT", "BUDGET_EXCEEDED", "SAFETY_BLOCK", "RATE_LIMIT");
    private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9_.:/-]{1,64}");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9_.:/-]{1,128}");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final int LANGUAGE_LENGTH = 35;
    private static final int CONFIDENCE_BP = 10_000;
    private static final long REASON_CODE = 0xFFFF_FFFFL;
    private static final long COST = 1_000_000_000_000L;

    private OutcomeBounds() {}

    /** The name of the first member that is out of bounds, or nothing when the outcome may be taken. */
    public static Optional<String> broken(OutcomeReported outcome) {
        return Stream.of(identifiers(outcome), enumerations(outcome), numbers(outcome), texts(outcome))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> identifiers(OutcomeReported o) {
        if (CorrelationId.parse(o.correlationId()).isEmpty()) {
            return Optional.of("correlation_id");
        }
        if (!decimal(o.turnId(), 1, Long.MAX_VALUE)) {
            return Optional.of("turn_id");
        }
        if (!PROVIDER.matcher(o.providerId()).matches()) {
            return Optional.of("provider_id");
        }
        return MODEL.matcher(o.modelId()).matches() ? Optional.empty() : Optional.of("model_id");
    }

    private static Optional<String> enumerations(OutcomeReported o) {
        if (!TASKS.contains(o.task())) {
            return Optional.of("task");
        }
        if (!ROUTES.contains(o.routeClass())) {
            return Optional.of("route_class");
        }
        if (!VALIDATIONS.contains(o.validation())) {
            return Optional.of("validation");
        }
        return STATUSES.contains(o.status()) ? Optional.empty() : Optional.of("status");
    }

    private static Optional<String> numbers(OutcomeReported o) {
        Integer confidence = o.confidenceBp();
        if (confidence != null && (confidence < 0 || confidence > CONFIDENCE_BP)) {
            return Optional.of("confidence_bp");
        }
        if (o.reasonCode() < 1 || o.reasonCode() > REASON_CODE) {
            return Optional.of("reason_code");
        }
        if (o.latencyMs() < 0 || o.retries() < 0) {
            return Optional.of(o.latencyMs() < 0 ? "latency_ms" : "retries");
        }
        var cost = o.costMicrounits();
        return cost == null || decimal(cost, 0, COST) ? Optional.empty() : Optional.of("cost_microunits");
    }

    private static Optional<String> texts(OutcomeReported o) {
        var language = o.language();
        if (language != null
                && (language.length() > LANGUAGE_LENGTH
                        || !LANGUAGE.matcher(language).matches())) {
            return Optional.of("language");
        }
        if (!isLine(o.providerCallId()) || !isLine(o.evidenceRef())) {
            return Optional.of(isLine(o.providerCallId()) ? "evidence_ref" : "provider_call_id");
        }
        if (!isLine(o.userId()) || !isLine(o.deviceId()) || !isLine(o.sessionId())) {
            return Optional.of(isLine(o.userId()) ? isLine(o.deviceId()) ? "session_id" : "device_id" : "user_id");
        }
        return isProse(o.finalTranscript()) ? Optional.empty() : Optional.of("final_transcript");
    }

    /** An id: prose without newline and tab. */
    private static boolean isLine(@Nullable String text) {
        return isProse(text) && (text == null || !Characters.hasLayout(text));
    }

    /** What the same text over HTTP must be: not blank, no control character but newline and tab, no half of a surrogate pair. */
    private static boolean isProse(@Nullable String text) {
        return text == null || !Characters.isBlank(text) && !Characters.isUnfit(text);
    }

    private static boolean decimal(String text, long min, long max) {
        if (!DECIMAL.matcher(text).matches()) {
            return false;
        }
        var number = new BigInteger(text);
        return number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0;
    }
}

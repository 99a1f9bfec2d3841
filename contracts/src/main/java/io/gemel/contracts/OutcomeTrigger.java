package io.gemel.contracts;

import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a provider's outcome is kept as a gold case, and why its transcript may travel (docs/rules/failures.md): one predicate for the
 * service that reports and the one that captures.
 */
public enum OutcomeTrigger {
    /** The call did not succeed. */
    PROVIDER_STATUS,
    /** The answer broke its schema. */
    SCHEMA_FAIL,
    /** Speech was understood with too little confidence. */
    CONFIDENCE_LOW,
    /** Speech was understood and nobody said how well. */
    CONFIDENCE_UNKNOWN;

    /** Confidence of a transcription, in basis points, below which it is not trusted. */
    public static final int TRUSTED_BP = 6500;

    private static final String SPEECH = "STT_TRANSCRIBE";

    /** The first trigger that applies, or nothing for a good outcome. */
    public static Optional<OutcomeTrigger> of(
            String task, String status, String validation, @Nullable Integer confidenceBp) {
        if (!"OK".equals(status)) {
            return Optional.of(PROVIDER_STATUS);
        }
        if ("SCHEMA_FAIL".equals(validation)) {
            return Optional.of(SCHEMA_FAIL);
        }
        if (!SPEECH.equals(task)) {
            return Optional.empty();
        }
        if (confidenceBp == null) {
            return Optional.of(CONFIDENCE_UNKNOWN);
        }
        return confidenceBp < TRUSTED_BP ? Optional.of(CONFIDENCE_LOW) : Optional.empty();
    }

    /** The first trigger that applies to {@code outcome}. */
    public static Optional<OutcomeTrigger> of(OutcomeReported outcome) {
        return of(outcome.task(), outcome.status(), outcome.validation(), outcome.confidenceBp());
    }
}

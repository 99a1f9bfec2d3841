package io.gemel.audit.outcome;

import io.gemel.contracts.OutcomeTrigger;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;

/** How far a transcription may be trusted. */
public enum ConfidenceBucket {
    HIGH,
    MED,
    LOW,
    UNKNOWN,
    /** Only speech is judged. */
    NOT_JUDGED;

    private static final int HIGH_BP = 8500;

    /** The bucket of {@code outcome}'s confidence, in basis points. */
    public static ConfidenceBucket of(OutcomeReported outcome) {
        if (!"STT_TRANSCRIBE".equals(outcome.task())) {
            return NOT_JUDGED;
        }
        Integer confidence = outcome.confidenceBp();
        if (confidence == null) {
            return UNKNOWN;
        }
        if (confidence >= HIGH_BP) {
            return HIGH;
        }
        return confidence >= OutcomeTrigger.TRUSTED_BP ? MED : LOW;
    }

    /** Whether the provider's confidence is one of the things that a fix must supply. */
    public boolean wantsConfidence() {
        return this == LOW || this == UNKNOWN;
    }
}

package io.gemel.runtime.outcome;

import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One outcome as it is said, and what of the report its event does not hold.
 *
 * @param reported with the transcript only where it may travel, and the largest long for what none can hold
 */
record Outcome(
        OutcomeReported reported,
        BigInteger latencyMs,
        BigInteger retries,
        @Nullable String finalTranscript) {}

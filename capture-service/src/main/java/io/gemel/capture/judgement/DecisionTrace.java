package io.gemel.capture.judgement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The choice that an owner made in one situation (a situational judgement test). */
public record DecisionTrace(
        @JsonUnwrapped RecordHead head,
        @Nullable String scenarioId,
        String prompt,
        JsonNode options,
        String selectedOption,
        @Nullable String rationale,
        @Nullable JsonNode thresholds)
        implements CaptureRecord {}

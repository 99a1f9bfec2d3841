package io.gemel.capture.judgement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** How an owner says that they decide. */
public record Introspection(
        @JsonUnwrapped RecordHead head,
        String question,
        String answer,
        @Nullable JsonNode thresholds) implements CaptureRecord {}

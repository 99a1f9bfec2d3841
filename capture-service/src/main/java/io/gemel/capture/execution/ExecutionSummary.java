package io.gemel.capture.execution;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An execution's own row without its plan, as lists show it. */
@JsonNaming(LowerCamelCaseStrategy.class)
public record ExecutionSummary(
        UUID executionId,
        UUID twinId,
        ExecutionStatus status,
        String planHash,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {}

package io.gemel.capture.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.gemel.capture.intervention.Intervention;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan, whole.
 *
 * @param planStructure what {@code planHash} is the hash of
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record Execution(
        UUID executionId,
        UUID twinId,
        ExecutionStatus status,
        String planHash,
        JsonNode planStructure,
        List<UUID> versionIds,
        List<Intervention> interventions,
        List<Transition> transitions,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    static Execution of(
            ExecutionSummary row,
            JsonNode structure,
            List<UUID> versions,
            List<Intervention> interventions,
            List<Transition> transitions) {
        return new Execution(
                row.executionId(),
                row.twinId(),
                row.status(),
                row.planHash(),
                structure,
                versions,
                interventions,
                transitions,
                row.createdBy(),
                row.createdAt(),
                row.endedAt());
    }

    public String location() {
        return "/twins/" + twinId + "/executions/" + executionId;
    }
}

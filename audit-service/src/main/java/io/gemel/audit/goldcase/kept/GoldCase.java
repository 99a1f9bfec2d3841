package io.gemel.audit.goldcase.kept;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gemel.audit.correlation.CorrelationId;
import io.gemel.audit.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A failing outcome kept for improvement: the row of {@code gold_cases} and the answer alike, where the members of turn and finding stand
 * beside the others.
 */
public record GoldCase(
        String id,
        String goldStatus,
        @JsonUnwrapped Turn turn,
        @JsonUnwrapped Finding finding,
        @Nullable UUID clusterId,
        Outcome outcome,
        Metrics metrics,
        @Nullable String finalTranscript,
        @Nullable String correctedOutput,
        List<String> clampedFields,
        List<Move> history,
        Instant occurredAt,
        Instant createdAt) {

    private static final String ENGINE = "PH1.FEEDBACK";
    private static final String OWNER = "PH1.D";
    private static final String PATH_TYPE = "IMPROVEMENT";
    public static final String PENDING = "PENDING";
    public static final String VERIFIED = "VERIFIED";
    public static final String REJECTED = "REJECTED";

    /** Where the call was made, and what for. */
    public record Turn(String task, UUID twinId, String correlationId, UUID correlationUuid, String turnId) {
        public static Turn of(String task, UUID twinId, CorrelationId correlation, String turnId) {
            return new Turn(task, twinId, correlation.decimal(), correlation.uuid(), turnId);
        }
    }

    /** What was wrong with it, as far as it is the same from case to case. */
    public record Finding(
            String trigger,
            String eventType,
            String toolStatus,
            String confidenceBucket,
            List<Long> reasonCodeChain,
            List<String> missingFields,
            String primaryFingerprint,
            String secondaryFingerprint) {
        public Finding {
            reasonCodeChain = List.copyOf(reasonCodeChain);
            missingFields = List.copyOf(missingFields);
        }
    }

    /** What the provider said, clamped. */
    public record Outcome(
            @Nullable String providerCallId,
            String providerId,
            String modelId,
            String routeClass,
            String status,
            String validation,
            @Nullable Integer confidenceBp,
            long reasonCode,
            @Nullable String language,
            @Nullable String costMicrounits,
            @Nullable String evidenceRef,
            @Nullable String userId,
            @Nullable String deviceId,
            @Nullable String sessionId) {

        Outcome withoutPerson() {
            return new Outcome(
                    providerCallId,
                    providerId,
                    modelId,
                    routeClass,
                    status,
                    validation,
                    confidenceBp,
                    reasonCode,
                    language,
                    costMicrounits,
                    evidenceRef,
                    null,
                    null,
                    null);
        }
    }

    /** What the call took, clamped. */
    public record Metrics(int latencyMs, int retries) {}

    /** One transition of {@code gold_status}. */
    public record Move(
            String from,
            String to,
            String by,
            Instant at,
            @Nullable String provenance,
            @Nullable String evidenceRef,
            @Nullable String reason) {}

    public GoldCase {
        clampedFields = List.copyOf(clampedFields);
        history = List.copyOf(history);
    }

    @JsonProperty("engine")
    public String engine() {
        return ENGINE;
    }

    @JsonProperty("owner")
    public String owner() {
        return OWNER;
    }

    @JsonProperty("path_type")
    public String pathType() {
        return PATH_TYPE;
    }

    /** The case for builders and approvers: without what a person said or who it was. */
    public GoldCase withoutPerson() {
        return new GoldCase(
                id,
                goldStatus,
                turn,
                finding,
                clusterId,
                outcome.withoutPerson(),
                metrics,
                null,
                null,
                clampedFields,
                history,
                occurredAt,
                createdAt);
    }

    public Failure failure() {
        return new Failure(
                id,
                turn.twinId(),
                turn.correlationUuid(),
                Long.parseLong(turn.turnId()),
                finding.primaryFingerprint(),
                finding.secondaryFingerprint(),
                finding.reasonCodeChain(),
                occurredAt);
    }

    public boolean awaitsDecision() {
        return goldStatus.equals(PENDING);
    }
}

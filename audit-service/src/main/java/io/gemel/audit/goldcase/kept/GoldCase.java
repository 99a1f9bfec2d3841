package io.gemel.audit.goldcase.kept;

import io.gemel.audit.failure.Failure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A failing outcome kept for improvement: the row of {@code gold_cases} and the answer alike. */
public record GoldCase(
        String id,
        String engine,
        String owner,
        String pathType,
        String goldStatus,
        String trigger,
        String eventType,
        String toolStatus,
        String task,
        UUID twinId,
        @Nullable UUID clusterId,
        String correlationId,
        UUID correlationUuid,
        String turnId,
        String confidenceBucket,
        List<Long> reasonCodeChain,
        List<String> missingFields,
        String primaryFingerprint,
        String secondaryFingerprint,
        Outcome outcome,
        Metrics metrics,
        @Nullable String finalTranscript,
        @Nullable String correctedOutput,
        List<String> clampedFields,
        List<Move> history,
        Instant occurredAt,
        Instant createdAt) {

    public static final String ENGINE = "PH1.FEEDBACK";
    public static final String OWNER = "PH1.D";
    public static final String PATH_TYPE = "IMPROVEMENT";
    public static final String PENDING = "PENDING";
    public static final String VERIFIED = "VERIFIED";
    public static final String REJECTED = "REJECTED";

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
        reasonCodeChain = List.copyOf(reasonCodeChain);
        missingFields = List.copyOf(missingFields);
        clampedFields = List.copyOf(clampedFields);
        history = List.copyOf(history);
    }

    /** The case for builders and approvers: without what a person said or who it was. */
    public GoldCase withoutPerson() {
        return new GoldCase(
                id,
                engine,
                owner,
                pathType,
                goldStatus,
                trigger,
                eventType,
                toolStatus,
                task,
                twinId,
                clusterId,
                correlationId,
                correlationUuid,
                turnId,
                confidenceBucket,
                reasonCodeChain,
                missingFields,
                primaryFingerprint,
                secondaryFingerprint,
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
                twinId,
                correlationUuid,
                Long.parseLong(turnId),
                primaryFingerprint,
                secondaryFingerprint,
                reasonCodeChain,
                occurredAt);
    }

    public boolean awaitsDecision() {
        return goldStatus.equals(PENDING);
    }
}

package io.gemel.audit.goldcase.capture;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.audit.goldcase.kept.GoldCase;
import io.gemel.audit.outcome.Clamped;
import io.gemel.audit.outcome.ConfidenceBucket;
import io.gemel.audit.outcome.Fingerprints;
import io.gemel.contracts.OutcomeTrigger;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** From a failing outcome to its case (docs/rules/failures.md), as a function of values. */
final class Capturing {

    private static final long CONFIDENCE_LOW = 0x46420212L;
    private static final long CONFIDENCE_UNKNOWN = 0x46420213L;

    private Capturing() {}

    /** Why {@code outcome} is a case, or nothing; the setting turns off one trigger, and none that comes before it. */
    static Optional<OutcomeTrigger> trigger(OutcomeReported outcome, boolean captureUnknownConfidence) {
        return OutcomeTrigger.of(outcome)
                .filter(trigger -> trigger != OutcomeTrigger.CONFIDENCE_UNKNOWN || captureUnknownConfidence);
    }

    /**
     * The case of {@code outcome}, which keeps its bounds.
     *
     * @param eventId of the outcome event, which names the call when the provider did not
     * @param at when it is kept, on the database's clock
     */
    static GoldCase of(OutcomeTrigger trigger, String tenant, UUID eventId, OutcomeReported outcome, Instant at) {
        var correlation = CorrelationId.parse(outcome.correlationId()).orElseThrow();
        var finding = finding(trigger, outcome);
        var clamped = Clamped.of(outcome);
        return new GoldCase(
                Fingerprints.caseId(tenant, eventId, outcome, correlation.decimal(), finding.eventType()),
                GoldCase.PENDING,
                GoldCase.Turn.of(outcome.task(), outcome.twinId(), correlation, outcome.turnId()),
                finding,
                null,
                kept(outcome, clamped),
                new GoldCase.Metrics(clamped.latencyMs(), clamped.retries()),
                clamped.finalTranscript(),
                null,
                clamped.fields(),
                List.of(),
                outcome.occurredAt(),
                at);
    }

    private static GoldCase.Finding finding(OutcomeTrigger trigger, OutcomeReported outcome) {
        var bucket = ConfidenceBucket.of(outcome);
        var eventType = eventType(trigger, outcome);
        var primary = Fingerprints.primary(outcome, bucket, eventType);
        return new GoldCase.Finding(
                trigger.name(),
                eventType,
                toolStatus(trigger, outcome),
                bucket.name(),
                reasons(outcome, bucket),
                missing(outcome, bucket),
                primary,
                Fingerprints.secondary(outcome, primary));
    }

    private static String eventType(OutcomeTrigger trigger, OutcomeReported outcome) {
        return switch (trigger) {
            case PROVIDER_STATUS, SCHEMA_FAIL -> "STT_TRANSCRIBE".equals(outcome.task()) ? "STT_REJECT" : "TOOL_FAIL";
            case CONFIDENCE_LOW, CONFIDENCE_UNKNOWN -> "STT_REJECT";
        };
    }

    private static String toolStatus(OutcomeTrigger trigger, OutcomeReported outcome) {
        return switch (trigger) {
            case PROVIDER_STATUS -> schemaBroken(outcome) ? "CONFLICT" : "FAIL";
            case SCHEMA_FAIL -> "CONFLICT";
            case CONFIDENCE_LOW, CONFIDENCE_UNKNOWN -> "OK";
        };
    }

    private static List<Long> reasons(OutcomeReported outcome, ConfidenceBucket bucket) {
        var ours =
                switch (bucket) {
                    case LOW -> LongStream.of(CONFIDENCE_LOW);
                    case UNKNOWN -> LongStream.of(CONFIDENCE_UNKNOWN);
                    case HIGH, MED, NOT_JUDGED -> LongStream.empty();
                };
        return LongStream.concat(LongStream.of(outcome.reasonCode()), ours)
                .distinct()
                .boxed()
                .toList();
    }

    private static List<String> missing(OutcomeReported outcome, ConfidenceBucket bucket) {
        var missing = new ArrayList<String>();
        if (schemaBroken(outcome)) {
            missing.add("normalized_output_schema");
        }
        if (bucket.wantsConfidence()) {
            missing.add("provider_confidence");
        }
        return missing;
    }

    private static GoldCase.Outcome kept(OutcomeReported outcome, Clamped clamped) {
        return new GoldCase.Outcome(
                clamped.providerCallId(),
                outcome.providerId(),
                outcome.modelId(),
                outcome.routeClass(),
                outcome.status(),
                outcome.validation(),
                outcome.confidenceBp(),
                outcome.reasonCode(),
                outcome.language(),
                outcome.costMicrounits(),
                clamped.evidenceRef(),
                clamped.userId(),
                clamped.deviceId(),
                clamped.sessionId());
    }

    private static boolean schemaBroken(OutcomeReported outcome) {
        return "SCHEMA_FAIL".equals(outcome.validation());
    }
}

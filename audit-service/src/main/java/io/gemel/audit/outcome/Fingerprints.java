package io.gemel.audit.outcome;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.json.Json;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What makes two failures the same failure, and one failure the same case (docs/rules/failures.md); made of values before clamping. */
public final class Fingerprints {

    /** The engine whose boundary failed. */
    public static final String OWNER = "PH1.D";

    private static final int ID_DIGITS = 32;

    private Fingerprints() {}

    /** {@code v1:} and 64 hex digits over what failed and how; tenant, correlation and turn are not in it. */
    public static String primary(OutcomeReported outcome, ConfidenceBucket bucket, String eventType) {
        return "v1:"
                + hash(Json.object()
                        .put("confidence_bucket", bucket.name())
                        .put("event_type", eventType)
                        .put("language", language(outcome.language()))
                        .put("owner", OWNER)
                        .put("reason_code", Long.toString(outcome.reasonCode()))
                        .put("task", outcome.task()));
    }

    /** {@code v1:} and 64 hex digits over the primary fingerprint and the provider's side of it. */
    public static String secondary(OutcomeReported outcome, String primary) {
        return "v1:"
                + hash(Json.object()
                        .put("model_id", outcome.modelId())
                        .put("primary", primary)
                        .put("provider_id", outcome.providerId())
                        .put("route_class", outcome.routeClass())
                        .put("status", outcome.status())
                        .put("validation", outcome.validation()));
    }

    /** {@code gold_} and 32 hex digits: the same outcome delivered again has the same id. */
    public static String caseId(
            String tenant, UUID eventId, OutcomeReported outcome, String correlation, String eventType) {
        var call = outcome.providerCallId();
        return "gold_"
                + hash(Json.object()
                                .put("call", call == null ? eventId.toString() : call)
                                .put("correlation_id", correlation)
                                .put("event_type", eventType)
                                .put("reason_code", Long.toString(outcome.reasonCode()))
                                .put("tenant_id", tenant)
                                .put("turn_id", outcome.turnId()))
                        .substring(0, ID_DIGITS);
    }

    /** The language as it stands in a base: trimmed, in lower case, {@code unknown} when absent. */
    public static String language(@Nullable String language) {
        return language == null ? "unknown" : language.strip().toLowerCase(Locale.ROOT);
    }

    private static String hash(ObjectNode base) {
        return Json.sha256Hex(Json.canonical(base));
    }
}

package io.gemel.runtime.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Text;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the runtime says about one response. */
record AuditRequest(
        UUID routingDecisionId,
        String assistantMessageId,
        @Nullable BigDecimal confidenceScore,
        @Nullable Boolean uncertain,
        @Nullable Boolean needsReview,
        JsonNode citations,
        JsonNode sourcesUsed,
        @Nullable String refusalReason,
        @Nullable String escalationReason,
        ObjectNode retrievalSummary,
        ObjectNode artifactsUsed,
        @Nullable JsonNode output) {

    private static final UUID NONE = new UUID(0, 0);
    private static final int ID = 128;
    private static final int REASON = 200;
    private static final int PLACES = 4;
    private static final int SUMMARY_BYTES = 8 * 1024;
    private static final int ARTIFACTS_BYTES = 32 * 1024;

    /** The request; with a violation the absent values are placeholders that nobody sees. */
    static AuditRequest read(Fields f) {
        return new AuditRequest(
                Objects.requireNonNullElse(f.id("routing_decision_id", true), NONE),
                Objects.requireNonNullElse(f.text("assistant_message_id", Text.required(ID)), ""),
                plain(f.decimal("confidence_score", false, BigDecimal.ZERO, BigDecimal.ONE, PLACES)),
                f.bool("uncertain", false),
                f.bool("needs_review", false),
                Sources.read(f, "citations"),
                Sources.read(f, "sources_used"),
                f.text("refusal_reason", Text.optional(REASON)),
                f.text("escalation_reason", Text.optional(REASON)),
                Objects.requireNonNullElseGet(f.object("retrieval_summary", false, SUMMARY_BYTES), Json::object),
                Objects.requireNonNullElseGet(f.object("artifacts_used", false, ARTIFACTS_BYTES), Json::object),
                f.any("output"));
    }

    /** Without trailing zeros and without an exponent. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal given) {
        if (given == null) {
            return null;
        }
        var stripped = given.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

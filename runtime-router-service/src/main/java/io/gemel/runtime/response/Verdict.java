package io.gemel.runtime.response;

import io.gemel.runtime.conversation.Decision;
import io.gemel.runtime.conversation.ReviewPolicy;
import io.gemel.runtime.routing.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an audit makes of a decision: the response's action with its reasons, and why its owner must look at it.
 *
 * @param confidence the audit's, else the decision's
 * @param reviewReason null when nothing is to be said, or was said with the decision already
 */
record Verdict(
        Action action,
        BigDecimal confidence,
        @Nullable String refusalReason,
        @Nullable String escalationReason,
        @Nullable String reviewReason) {

    private static final BigDecimal TOO_UNCERTAIN = new BigDecimal("0.35");

    static Verdict of(Decision decision, AuditRequest request, ReviewPolicy policy) {
        var decided = decision.routingDecision();
        var confidence = Objects.requireNonNullElse(request.confidenceScore(), decided.confidence());
        var fallback = decided.action() == Action.ANSWER
                && Boolean.TRUE.equals(request.uncertain())
                && confidence.compareTo(TOO_UNCERTAIN) < 0;
        return new Verdict(
                fallback ? Action.ESCALATE : decided.action(),
                confidence,
                reason(request.refusalReason(), decided.action() == Action.REFUSE, "guardrail_refusal"),
                fallback
                        ? "uncertainty_fallback"
                        : reason(request.escalationReason(), decided.action() == Action.ESCALATE, "router_escalation"),
                decision.reviewRequested() ? null : review(fallback, confidence, request, policy));
    }

    private static @Nullable String reason(@Nullable String given, boolean applies, String standard) {
        return given == null && applies ? standard : given;
    }

    private static @Nullable String review(
            boolean fallback, BigDecimal confidence, AuditRequest request, ReviewPolicy policy) {
        Optional<String> escalate = fallback ? Optional.of("escalate") : Optional.empty();
        Optional<String> unsure =
                confidence.compareTo(policy.reviewBelow()) < 0 ? Optional.of("low_confidence") : Optional.empty();
        Optional<String> asked =
                Boolean.TRUE.equals(request.needsReview()) ? Optional.of("needs_review") : Optional.empty();
        return List.of(escalate, unsure, asked).stream()
                .flatMap(Optional::stream)
                .filter(policy.reviewOn()::contains)
                .findFirst()
                .orElse(null);
    }
}

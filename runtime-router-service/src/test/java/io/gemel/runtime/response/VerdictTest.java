package io.gemel.runtime.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platform.json.Json;
import io.gemel.runtime.conversation.Decision;
import io.gemel.runtime.conversation.ReviewPolicy;
import io.gemel.runtime.routing.Action;
import io.gemel.runtime.routing.RoutingDecision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final Set<String> ALL = Set.of("clarify", "escalate", "refuse", "low_confidence", "needs_review");

    /** Decided action and confidence; the audit's confidence, uncertain and reasons; the response's action and reasons. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            answer   | 0.7 |        |       |         |         | answer   |                   |                      | 0.7
            answer   | 0.3 |        | true  |         |         | escalate |                   | uncertainty_fallback | 0.3
            answer   | 0.7 | 0.3499 | true  |         |         | escalate |                   | uncertainty_fallback | 0.3499
            answer   | 0.3 | 0.35   | true  |         |         | answer   |                   |                      | 0.35
            answer   | 0.7 | 0.1    | false |         |         | answer   |                   |                      | 0.1
            answer   | 0.7 | 0.1    |       |         |         | answer   |                   |                      | 0.1
            answer   | 0.7 | 0.1    | true  | mine    | mine    | escalate | mine              | uncertainty_fallback | 0.1
            answer   | 0.7 |        |       | mine    | yours   | answer   | mine              | yours                | 0.7
            clarify  | 0.5 | 0.1    | true  |         |         | clarify  |                   |                      | 0.1
            refuse   | 1   | 0.1    | true  |         |         | refuse   | guardrail_refusal |                      | 0.1
            refuse   | 1   |        |       | mine    |         | refuse   | mine              |                      | 1
            escalate | 0.7 | 0.1    | true  |         |         | escalate |                   | router_escalation    | 0.1
            escalate | 0.7 |        |       |         | mine    | escalate |                   | mine                 | 0.7
            """)
    void theResponseIsWhatWasDecidedUnlessItIsTooUncertain(
            String decided,
            BigDecimal confidence,
            @Nullable BigDecimal said,
            @Nullable Boolean uncertain,
            @Nullable String refusal,
            @Nullable String escalation,
            String action,
            @Nullable String refusalReason,
            @Nullable String escalationReason,
            BigDecimal used) {
        var verdict = Verdict.of(
                decision(decided, confidence, false), request(said, uncertain, null, refusal, escalation), policy(ALL));

        assertThat(verdict.action().wire()).isEqualTo(action);
        assertThat(verdict.refusalReason()).isEqualTo(refusalReason);
        assertThat(verdict.escalationReason()).isEqualTo(escalationReason);
        assertThat(verdict.confidence()).isEqualByComparingTo(used);
    }

    /** Decided action, whether said then; the audit's confidence, uncertain and needs_review; review_on; the reason said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            answer  | false | 0.1    | true  | true  | escalate,low_confidence,needs_review | escalate
            answer  | false | 0.1    | true  | true  | low_confidence,needs_review          | low_confidence
            answer  | false | 0.1    | true  | true  | needs_review                         | needs_review
            answer  | false | 0.1    | true  | true  | clarify,refuse                       |
            answer  | false | 0.4499 |       |       | escalate,low_confidence,needs_review | low_confidence
            answer  | false | 0.45   |       |       | escalate,low_confidence,needs_review |
            answer  | false | 0.45   |       | true  | escalate,low_confidence,needs_review | needs_review
            answer  | false | 0.45   |       | false | escalate,low_confidence,needs_review |
            answer  | true  | 0.1    | true  | true  | escalate,low_confidence,needs_review |
            clarify | false | 0.1    | true  | false | escalate,low_confidence,needs_review | low_confidence
            clarify | true  | 0.1    | true  | true  | escalate,low_confidence,needs_review |
            """)
    void aReviewIsAskedForOnceForTheFirstReasonThatIsWanted(
            String decided,
            boolean requested,
            BigDecimal confidence,
            @Nullable Boolean uncertain,
            @Nullable Boolean needsReview,
            String reviewOn,
            @Nullable String reason) {
        var verdict = Verdict.of(
                decision(decided, new BigDecimal("0.7"), requested),
                request(confidence, uncertain, needsReview, null, null),
                policy(Set.of(reviewOn.split(","))));

        assertThat(verdict.reviewReason()).isEqualTo(reason);
    }

    private static ReviewPolicy policy(Set<String> reviewOn) {
        return new ReviewPolicy(new BigDecimal("0.45"), reviewOn);
    }

    private static AuditRequest request(
            @Nullable BigDecimal confidence,
            @Nullable Boolean uncertain,
            @Nullable Boolean needsReview,
            @Nullable String refusal,
            @Nullable String escalation) {
        var none = Json.mapper().createArrayNode();
        return new AuditRequest(
                new UUID(0, 1),
                "a1",
                confidence,
                uncertain,
                needsReview,
                none,
                none,
                refusal,
                escalation,
                Json.object(),
                Json.object(),
                null);
    }

    private static Decision decision(String action, BigDecimal confidence, boolean requested) {
        var routing = new RoutingDecision(
                "answer",
                confidence,
                List.of(),
                "answer",
                "workflow.answer.v1",
                Action.valueOf(action.toUpperCase(Locale.ROOT)),
                List.of());
        var prompt = new Decision.Prompt("legacy_settings", null, "d", List.of(), List.of(), "baseline_v1", null);
        return new Decision(
                new UUID(0, 1),
                new UUID(0, 2),
                "c1",
                "m1",
                "owner_chat",
                routing,
                null,
                prompt,
                Decision.Metadata.of(routing, prompt),
                requested,
                requested ? action : null,
                "d",
                Instant.EPOCH);
    }
}

package io.gemel.runtime.decision;

import io.gemel.contracts.ReviewRequests.ReviewRequested;
import io.gemel.runtime.RuntimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** What is said to the owner's queue about a decision. */
@ApplicationScoped
class ReviewRequest {

    private static final int PREVIEW = 200;

    private final boolean preview;

    ReviewRequest(RuntimeConfig config) {
        this.preview = config.reviewPreview();
    }

    ReviewRequested of(Decision decision, String message) {
        var routing = decision.routingDecision();
        var reason = Objects.requireNonNull(decision.reviewReason());
        return new ReviewRequested(
                decision.id(),
                decision.twinId(),
                decision.conversationId(),
                decision.messageId(),
                reason,
                reason.equals("clarify") ? "medium" : "high",
                routing.intent(),
                routing.chosenWorkflow(),
                routing.confidence(),
                decision.prompt().personaSpecVersion(),
                preview ? beginning(message) : null,
                decision.createdAt());
    }

    private static String beginning(String message) {
        return message.codePointCount(0, message.length()) <= PREVIEW
                ? message
                : message.substring(0, message.offsetByCodePoints(0, PREVIEW));
    }
}

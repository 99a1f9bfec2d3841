package io.gemel.runtime.conversation;

import io.gemel.runtime.promptplan.PlannedPrompt;
import io.gemel.runtime.routing.RoutingDecision;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A routing decision as it was made. */
public record Decision(
        UUID id,
        UUID twinId,
        String conversationId,
        String messageId,
        String interactionContext,
        RoutingDecision routingDecision,
        @Nullable Reply reply,
        Prompt prompt,
        Metadata metadata,
        boolean reviewRequested,
        @Nullable String reviewReason,
        String inputDigest,
        Instant createdAt) {

    /** What a surface shows instead of an answer: the lead, then each question once. */
    public record Reply(
            String text,
            List<String> teachingQuestions,
            @Nullable String followUpQuestion) {}

    /** Which prompt the message is to be answered with. */
    public record Prompt(
            String source,
            @Nullable String personaSpecVersion,
            String digest,
            List<String> moduleIds,
            List<String> clauseIds,
            String variant,
            @Nullable String intentLabel) {

        public static Prompt of(PlannedPrompt plan) {
            return new Prompt(
                    plan.source(),
                    plan.personaSpecVersion(),
                    plan.digest(),
                    plan.moduleIds(),
                    plan.clauseIds(),
                    plan.variant(),
                    plan.intentLabel());
        }
    }

    /** The same once more in the form that chat surfaces keep with a message. */
    public record Metadata(
            RoutingDecision routingDecision,
            String workflowIntent,
            @Nullable String personaSpecVersion,
            String personaPromptVariant,
            @Nullable String intentLabel,
            List<String> moduleIds) {

        public static Metadata of(RoutingDecision decision, Prompt prompt) {
            return new Metadata(
                    decision,
                    decision.intent(),
                    prompt.personaSpecVersion(),
                    prompt.variant(),
                    prompt.intentLabel(),
                    prompt.moduleIds());
        }
    }

    public String action() {
        return routingDecision.action().wire();
    }
}

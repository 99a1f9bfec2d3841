package io.gemel.runtime.decision;

import io.gemel.platform.directory.Twin;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.conversation.Decision;
import io.gemel.runtime.promptplan.PromptPlanner;
import io.gemel.runtime.routing.Action;
import io.gemel.runtime.routing.Routed;
import io.gemel.runtime.routing.Router;
import io.gemel.runtime.routing.RoutingDecision;
import io.gemel.runtime.routing.Wording;
import io.gemel.runtime.spec.ActiveSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the decision on a message out of what routing says, the prompt it is answered with, and the reply. */
@ApplicationScoped
class MakeDecision {

    private final PromptPlanner planner;
    private final Router router = Router.english();

    MakeDecision(PromptPlanner planner) {
        this.planner = planner;
    }

    /** The decision and what led to it. */
    record Made(Decision decision, String explanation) {}

    Made of(Tx tx, Twin twin, ActiveSpec spec, DecisionRequest request, String digest) {
        var routed = router.route(request.flags().turn(request.message(), twin), spec.policy());
        var routing = routed.decision();
        var prompt = Decision.Prompt.of(planner.plan(tx.tenant(), twin, spec, asked(routed, request)));
        var reason = reason(routing, spec);
        var decision = new Decision(
                tx.newId(),
                twin.id(),
                request.conversationId(),
                request.messageId(),
                request.flags().interactionContext(),
                routing,
                reply(routing, spec, request.flags().language()),
                prompt,
                Decision.Metadata.of(routing, prompt),
                reason != null,
                reason,
                digest,
                tx.now());
        return new Made(decision, DecisionExplanation.json(routed.explanation(), twin, spec));
    }

    private static PromptPlanner.Asked asked(Routed routed, DecisionRequest request) {
        return new PromptPlanner.Asked(
                routed.flags().intentLabel(), routed.decision().chosenWorkflow(), request.message(), request.variant());
    }

    private static @Nullable String reason(RoutingDecision routing, ActiveSpec spec) {
        var action = routing.action().wire();
        return routing.action() != Action.ANSWER && spec.policy().reviewOn().contains(action) ? action : null;
    }

    private static Decision.@Nullable Reply reply(RoutingDecision routing, ActiveSpec spec, @Nullable String language) {
        if (routing.action() == Action.ANSWER) {
            return null;
        }
        var lead = Wording.of(language).lead(routing.action());
        var refusal = spec.policy().refusal();
        var text = routing.action() == Action.REFUSE ? Objects.requireNonNullElse(refusal, lead) : lead;
        return new Decision.Reply(text, routing.clarifyingQuestions(), null);
    }
}

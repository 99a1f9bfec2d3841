package io.gemel.runtime.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.contracts.ReviewRequests;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.promptplan.PromptPlanner;
import io.gemel.runtime.routing.Action;
import io.gemel.runtime.routing.Routed;
import io.gemel.runtime.routing.Router;
import io.gemel.runtime.routing.RoutingDecision;
import io.gemel.runtime.routing.Turn;
import io.gemel.runtime.routing.Wording;
import io.gemel.runtime.spec.ActiveSpec;
import io.gemel.runtime.spec.ActiveSpecs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides once on a message; the same request again is answered with the first decision. */
@ApplicationScoped
class DecideRouting {

    private final DecisionRepository decisions;
    private final ActiveSpecs specs;
    private final InputDigest digests;
    private final ReviewRequest review;
    private final Outbox outbox;
    private final Router router = Router.english();

    DecideRouting(
            DecisionRepository decisions, ActiveSpecs specs, InputDigest digests, ReviewRequest review, Outbox outbox) {
        this.decisions = decisions;
        this.specs = specs;
        this.digests = digests;
        this.review = review;
        this.outbox = outbox;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Decided(Decision decision) implements Outcome {}

        record Repeated(Decision decision) implements Outcome {}

        record AnotherRequest() implements Outcome {}
    }

    Uni<Outcome> run(Tx tx, Twin twin, DecisionRequest request, JsonNode body) {
        var digest = digests.of(tx.tenant(), body);
        return decisions
                .ofMessage(tx, twin.id(), request.conversationId(), request.messageId())
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(compared(found.get(), digest))
                        : specs.of(tx, twin).chain(spec -> decide(tx, twin, spec, request, body, digest)));
    }

    private static Outcome compared(Decision stored, String digest) {
        return stored.inputDigest().equals(digest) ? new Outcome.Repeated(stored) : new Outcome.AnotherRequest();
    }

    private Uni<Outcome> decide(
            Tx tx, Twin twin, ActiveSpec spec, DecisionRequest request, JsonNode body, String digest) {
        var decision = made(tx, twin, spec, request, digest);
        return decisions.insert(tx, decision, body.toString()).chain(first -> {
            if (!first) {
                return decisions
                        .ofMessage(tx, twin.id(), request.conversationId(), request.messageId())
                        .map(stored -> compared(stored.orElseThrow(), digest));
            }
            if (decision.reviewRequested()) {
                var twinId = twin.id().toString();
                outbox.say(tx, ReviewRequests.TOPIC, twinId, twinId, review.of(decision, request.message()));
            }
            return Uni.createFrom().item(new Outcome.Decided(decision));
        });
    }

    private Decision made(Tx tx, Twin twin, ActiveSpec spec, DecisionRequest request, String digest) {
        var routed = router.route(turn(twin, request), spec.policy());
        var routing = routed.decision();
        var prompt = Decision.Prompt.of(PromptPlanner.plan(twin, spec, asked(routed, request)));
        var reason = reason(routing, spec);
        return new Decision(
                tx.newId(),
                twin.id(),
                request.conversationId(),
                request.messageId(),
                request.interactionContext(),
                routing,
                reply(routing, spec, request.language()),
                prompt,
                Decision.Metadata.of(routing, prompt),
                reason != null,
                reason,
                digest,
                tx.now());
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

    private static Turn turn(Twin twin, DecisionRequest r) {
        return new Turn(
                r.message(),
                r.interactionContext(),
                r.dialogueMode(),
                r.intentLabel(),
                r.targetOwnerScope(),
                r.requiresEvidence(),
                r.knowledgeAvailable(),
                r.evidenceFound(),
                pinned(twin, r),
                r.language());
    }

    /** The twin's setting overlaid by the request's, field by field; blank values count as absent. */
    private static Set<String> pinned(Twin twin, DecisionRequest request) {
        var names = new HashSet<String>();
        if (twin.settings() != null) {
            twin.settings().path("pinned_context").properties().forEach(input -> {
                if (!input.getValue().asText("").isBlank()) {
                    names.add(input.getKey());
                }
            });
        }
        names.removeAll(request.unpinned());
        names.addAll(request.pinned());
        return names;
    }
}

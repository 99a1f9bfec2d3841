package io.gemel.runtime.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.conversation.AskForReview;
import io.gemel.runtime.conversation.Decision;
import io.gemel.runtime.conversation.DecisionRepository;
import io.gemel.runtime.conversation.InputDigest;
import io.gemel.runtime.conversation.ReviewPolicy;
import io.gemel.runtime.spec.ActiveSpec;
import io.gemel.runtime.spec.ActiveSpecs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides once on a message; the same request again is answered with the first decision. */
@ApplicationScoped
class DecideRouting {

    private final DecisionRepository decisions;
    private final ActiveSpecs specs;
    private final InputDigest digests;
    private final MakeDecision make;
    private final AskForReview review;

    DecideRouting(
            DecisionRepository decisions,
            ActiveSpecs specs,
            InputDigest digests,
            MakeDecision make,
            AskForReview review) {
        this.decisions = decisions;
        this.specs = specs;
        this.digests = digests;
        this.make = make;
        this.review = review;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Decided(Decision decision) implements Outcome {}

        record Repeated(Decision decision) implements Outcome {}

        record AnotherRequest() implements Outcome {}
    }

    /** The insert comes first and the unique key decides who was first; a message is rarely sent twice. */
    Uni<Outcome> run(Tx tx, Twin twin, DecisionRequest request, JsonNode body) {
        var digest = digests.of(tx.tenant(), body);
        return specs.of(tx, twin).chain(spec -> decide(tx, twin, spec, request, body, digest));
    }

    private Uni<Outcome> decide(
            Tx tx, Twin twin, ActiveSpec spec, DecisionRequest request, JsonNode body, String digest) {
        var made = make.of(tx, twin, spec, request, digest);
        var policy = ReviewPolicy.of(spec.policy());
        return decisions
                .insert(tx, made.decision(), body.toString(), policy, made.explanation())
                .chain(first -> first
                        ? Uni.createFrom().item(decided(tx, made.decision(), request.message()))
                        : decisions
                                .ofMessage(tx, twin.id(), request.conversationId(), request.messageId())
                                .map(stored -> compared(stored.orElseThrow(), digest)));
    }

    private Outcome decided(Tx tx, Decision decision, String message) {
        if (decision.reviewReason() != null) {
            var confidence = decision.routingDecision().confidence();
            review.run(tx, decision, decision.reviewReason(), confidence, message);
        }
        return new Outcome.Decided(decision);
    }

    private static Outcome compared(Decision stored, String digest) {
        return stored.inputDigest().equals(digest) ? new Outcome.Repeated(stored) : new Outcome.AnotherRequest();
    }
}

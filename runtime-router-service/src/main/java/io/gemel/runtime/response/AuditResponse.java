package io.gemel.runtime.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.contracts.Responses;
import io.gemel.contracts.Responses.ResponseAudited;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Json;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.conversation.AskForReview;
import io.gemel.runtime.conversation.Decision;
import io.gemel.runtime.conversation.InputDigest;
import io.gemel.runtime.schema.OutputSchemas;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records a response once per decision; the same request again is answered with the first audit. */
@ApplicationScoped
class AuditResponse {

    private final AuditedTurns turns;
    private final ResponseAuditRepository audits;
    private final InputDigest digests;
    private final AskForReview review;
    private final Outbox outbox;

    AuditResponse(
            AuditedTurns turns,
            ResponseAuditRepository audits,
            InputDigest digests,
            AskForReview review,
            Outbox outbox) {
        this.turns = turns;
        this.audits = audits;
        this.digests = digests;
        this.review = review;
        this.outbox = outbox;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Audited(ResponseAudit audit) implements Outcome {}

        record Repeated(ResponseAudit audit) implements Outcome {}

        record AnotherRequest() implements Outcome {}

        record NoSuchDecision() implements Outcome {}
    }

    Uni<Outcome> run(Tx tx, Twin twin, AuditRequest request, JsonNode body) {
        var digest = digests.of(tx.tenant(), body);
        return turns.of(tx, twin.id(), request.routingDecisionId())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Outcome.NoSuchDecision())
                        : audit(tx, found.get(), request, digest));
    }

    private Uni<Outcome> audit(Tx tx, AuditedTurns.Turn turn, AuditRequest request, String digest) {
        if (turn.audit() != null) {
            return Uni.createFrom().item(compared(turn.audit(), digest));
        }
        var verdict = Verdict.of(turn.decision(), request, turn.policy());
        var audit = made(tx, turn.decision(), request, verdict, digest);
        return audits.insert(tx, audit)
                .chain(first -> first
                        ? Uni.createFrom().item(said(tx, turn, audit, verdict))
                        : audits.ofDecision(tx, audit.routingDecisionId())
                                .map(stored -> compared(stored.orElseThrow(), digest)));
    }

    private static Outcome compared(ResponseAudit stored, String digest) {
        return stored.inputDigest().equals(digest) ? new Outcome.Repeated(stored) : new Outcome.AnotherRequest();
    }

    private static ResponseAudit made(Tx tx, Decision decision, AuditRequest request, Verdict verdict, String digest) {
        var schema = decision.routingDecision().outputSchema();
        return new ResponseAudit(
                tx.newId(),
                decision.twinId(),
                decision.id(),
                decision.conversationId(),
                decision.messageId(),
                request.assistantMessageId(),
                verdict.action().wire(),
                request.confidenceScore(),
                request.uncertain(),
                request.needsReview(),
                request.citations(),
                request.sourcesUsed(),
                verdict.refusalReason(),
                verdict.escalationReason(),
                request.retrievalSummary(),
                request.artifactsUsed(),
                schema,
                valid(schema, request.output()),
                decision.prompt().personaSpecVersion(),
                decision.prompt().variant(),
                decision.prompt().intentLabel(),
                verdict.reviewReason(),
                digest,
                tx.now());
    }

    private static @Nullable Boolean valid(String schema, @Nullable JsonNode output) {
        return Optional.ofNullable(output)
                .flatMap(given -> OutputSchemas.accepts(schema, given))
                .orElse(null);
    }

    private Outcome said(Tx tx, AuditedTurns.Turn turn, ResponseAudit audit, Verdict verdict) {
        var twin = audit.twinId().toString();
        outbox.say(tx, Responses.TOPIC, twin, twin, event(turn.decision(), audit));
        if (verdict.reviewReason() != null) {
            review.run(tx, turn.decision(), verdict.reviewReason(), verdict.confidence(), turn.message());
        }
        return new Outcome.Audited(audit);
    }

    private static ResponseAudited event(Decision decision, ResponseAudit audit) {
        return new ResponseAudited(
                audit.id(),
                decision.id(),
                decision.twinId(),
                Json.mapper().valueToTree(decision.routingDecision()),
                audit.responseAction(),
                audit.confidenceScore(),
                audit.personaSpecVersion(),
                audit.outputValid(),
                audit.refusalReason(),
                audit.escalationReason(),
                audit.createdAt());
    }
}

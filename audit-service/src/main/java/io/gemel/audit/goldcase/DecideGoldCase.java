package io.gemel.audit.goldcase;

import io.gemel.audit.goldcase.kept.GoldCase;
import io.gemel.audit.goldcase.kept.GoldCaseEvents;
import io.gemel.audit.goldcase.kept.GoldCaseMoveRepository;
import io.gemel.audit.goldcase.kept.GoldCaseRepository;
import io.gemel.audit.goldcase.kept.Reader;
import io.gemel.contracts.GoldCases;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies or rejects a pending case, once. */
@ApplicationScoped
class DecideGoldCase {

    /** What a person decided about a case. */
    sealed interface Decision {

        /** It is a failure, and this is what it should have been. */
        record Verify(
                String provenance,
                String evidenceRef,
                @Nullable String correctedOutput) implements Decision {}

        /** It is none. */
        record Reject(String reason) implements Decision {}
    }

    sealed interface Outcome {
        record Decided(GoldCase found) implements Outcome {}

        /** Absent, or of a twin that is not the caller's. */
        record NotFound() implements Outcome {}

        /** Somebody decided before. */
        record NotPending() implements Outcome {}
    }

    private final GoldCaseRepository cases;
    private final GoldCaseMoveRepository moves;
    private final Outbox outbox;

    DecideGoldCase(GoldCaseRepository cases, GoldCaseMoveRepository moves, Outbox outbox) {
        this.cases = cases;
        this.moves = moves;
        this.outbox = outbox;
    }

    Uni<Outcome> run(Tx tx, Reader reader, String id, Decision decision) {
        return cases.lock(tx, reader, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Outcome.NotFound())
                        : found.get().awaitsDecision()
                                ? move(tx, reader, id, decision)
                                : Uni.createFrom().item(new Outcome.NotPending()));
    }

    private Uni<Outcome> move(Tx tx, Reader reader, String id, Decision decision) {
        return write(tx, reader, id, decision)
                .chain(() -> cases.find(tx, reader, id))
                .map(Optional::orElseThrow)
                .map(found -> {
                    outbox.say(tx, GoldCases.TOPIC, id, id, event(decision, found));
                    return new Outcome.Decided(found);
                });
    }

    private Uni<Void> write(Tx tx, Reader reader, String id, Decision decision) {
        return switch (decision) {
            case Decision.Verify(var provenance, var evidence, var corrected) ->
                both(
                        cases.move(tx, id, GoldCase.VERIFIED, corrected),
                        moves.insert(tx, id, GoldCase.VERIFIED, reader.sub(), provenance, evidence, null));
            case Decision.Reject(var reason) ->
                both(
                        cases.move(tx, id, GoldCase.REJECTED, null),
                        moves.insert(tx, id, GoldCase.REJECTED, reader.sub(), null, null, reason));
        };
    }

    private static GoldCases event(Decision decision, GoldCase found) {
        return switch (decision) {
            case Decision.Verify _ -> GoldCaseEvents.verified(found);
            case Decision.Reject _ -> GoldCaseEvents.rejected(found);
        };
    }

    private static Uni<Void> both(Uni<Void> update, Uni<Void> insert) {
        return Uni.combine().all().unis(update, insert).discardItems();
    }
}

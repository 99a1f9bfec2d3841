package io.gemel.capture.record;

import io.gemel.capture.judgement.Capture;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes a capture back: a row and an event say so, the capture stays as it was. */
@ApplicationScoped
class RetractCapture {

    sealed interface Outcome {
        record Retracted(Capture capture) implements Outcome {}

        record AlreadyRetracted() implements Outcome {}

        record NotFound() implements Outcome {}
    }

    private final CaptureRepository captures;
    private final CaptureRetractionRepository retractions;
    private final Outbox outbox;

    RetractCapture(CaptureRepository captures, CaptureRetractionRepository retractions, Outbox outbox) {
        this.captures = captures;
        this.retractions = retractions;
        this.outbox = outbox;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, String caller, String note) {
        var retraction = new Capture.Retraction(note, caller, tx.now());
        return captures.find(tx, twin, id)
                .chain(found -> found.isPresent()
                        ? retract(tx, found.get(), retraction)
                        : Uni.createFrom().item(new Outcome.NotFound()));
    }

    private Uni<Outcome> retract(Tx tx, Capture capture, Capture.Retraction retraction) {
        return retractions
                .insert(tx, capture.moduleCandidate().id(), retraction)
                .map(first -> {
                    if (!first) {
                        return new Outcome.AlreadyRetracted();
                    }
                    String twin = capture.record().head().twinId().toString();
                    outbox.say(tx, ModuleCandidates.TOPIC, twin, capture.id().toString(), said(capture, retraction));
                    return new Outcome.Retracted(capture.with(retraction));
                });
    }

    private static ModuleCandidates said(Capture capture, Capture.Retraction retraction) {
        var head = capture.record().head();
        return new CaptureRetracted(
                capture.id(),
                capture.captureType(),
                capture.moduleCandidate().id(),
                head.twinId(),
                head.ownerId(),
                capture.clauseIds(),
                retraction.retractedBy(),
                retraction.retractedAt());
    }
}

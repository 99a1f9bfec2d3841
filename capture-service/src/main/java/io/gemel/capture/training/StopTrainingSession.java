package io.gemel.capture.training;

import io.gemel.capture.session.TrainingSession;
import io.gemel.capture.session.TrainingSessionRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Ends a session by its owner's wish. */
@ApplicationScoped
class StopTrainingSession {

    sealed interface Outcome {
        record Stopped(TrainingSession session) implements Outcome {}

        record NotActive() implements Outcome {}

        record NotFound() implements Outcome {}
    }

    private final TrainingSessionRepository sessions;

    StopTrainingSession(TrainingSessionRepository sessions) {
        this.sessions = sessions;
    }

    Uni<Outcome> run(Tx tx, UUID id, UUID twin, String owner) {
        return sessions.stop(tx, id, twin, owner)
                .chain(stopped -> stopped.isPresent()
                        ? Uni.createFrom().item(new Outcome.Stopped(stopped.get()))
                        : sessions.find(tx, id, twin, owner).map(StopTrainingSession::whyNot));
    }

    private static Outcome whyNot(Optional<TrainingSession> found) {
        return found.isPresent() ? new Outcome.NotActive() : new Outcome.NotFound();
    }
}

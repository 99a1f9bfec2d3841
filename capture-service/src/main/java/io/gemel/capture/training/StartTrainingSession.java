package io.gemel.capture.training;

import io.gemel.capture.session.TrainingSession;
import io.gemel.capture.session.TrainingSessionRepository;
import io.gemel.platform.directory.TwinDirectory;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens the owner's one active session for a twin, ending the one before. */
@ApplicationScoped
class StartTrainingSession {

    private final TwinDirectory twins;
    private final TrainingSessionRepository sessions;
    private final SessionTtl ttl;

    StartTrainingSession(TwinDirectory twins, TrainingSessionRepository sessions, SessionTtl ttl) {
        this.twins = twins;
        this.sessions = sessions;
        this.ttl = ttl;
    }

    /** Starts of one twin queue for its row, so each ends the session of the one before it. */
    Uni<TrainingSession> run(Tx tx, UUID twin, String owner, String metadata) {
        return twins.lock(tx, twin)
                .chain(() -> sessions.endActive(tx, twin, owner))
                .chain(() -> sessions.insert(tx, twin, owner, metadata, ttl.value()));
    }
}

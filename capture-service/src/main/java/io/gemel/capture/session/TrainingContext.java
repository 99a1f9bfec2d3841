package io.gemel.capture.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.capture.session.TrainingSessionRepository.Standing;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Uuids;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Check 9: captures are made inside an active session of the same owner and twin, and nowhere else. */
@ApplicationScoped
public class TrainingContext {

    private final TrainingSessionRepository sessions;

    TrainingContext(TrainingSessionRepository sessions) {
        this.sessions = sessions;
    }

    /** Refuses unless {@code training_session_id} of the body names such a session; nothing else of the body is read. */
    public Uni<Void> require(Context context) {
        return named(context.json())
                .map(id -> sessions.standing(context.tx(), id, context.twin().id()))
                .orElse(Uni.createFrom().item(Optional.empty()))
                .invoke(standing -> admit(standing, context.caller().sub()))
                .replaceWithVoid();
    }

    private static Optional<UUID> named(JsonNode body) {
        String text = body.path("training_session_id").textValue();
        return text == null ? Optional.empty() : Uuids.parse(text);
    }

    private static void admit(Optional<Standing> found, String caller) {
        if (found.isPresent() && !found.get().ownerId().equals(caller)) {
            throw Refusal.forbidden("training-session-other-owner", "This training session is another owner's.");
        }
        if (!found.map(Standing::usable).orElse(false)) {
            throw Refusal.forbidden(
                    "training-context-required", "Name an active training session of yours and of this twin.");
        }
    }
}

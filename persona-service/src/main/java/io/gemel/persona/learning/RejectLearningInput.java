package io.gemel.persona.learning;

import io.gemel.persona.correction.LearningInput;
import io.gemel.persona.correction.LearningInputRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a pending correction aside. */
@ApplicationScoped
class RejectLearningInput {

    sealed interface Outcome {
        record Rejected(LearningInput input) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotPending() implements Outcome {}
    }

    private final LearningInputRepository inputs;

    RejectLearningInput(LearningInputRepository inputs) {
        this.inputs = inputs;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, @Nullable String notes, String by) {
        return inputs.lock(tx, twin, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            return found.get().status().equals("pending")
                    ? inputs.decide(tx, id, "rejected", null, notes, by).map(Outcome.Rejected::new)
                    : Uni.createFrom().item(new Outcome.NotPending());
        });
    }
}

package io.gemel.persona.learning;

import io.gemel.persona.correction.Correction;
import io.gemel.persona.correction.LearningInput;
import io.gemel.persona.correction.LearningInputRepository;
import io.gemel.persona.correction.NewLearningInput;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a correction until it is decided on. */
@ApplicationScoped
class CreateLearningInput {

    record Request(
            Correction correction,
            @Nullable String base,
            @Nullable String conversation,
            @Nullable String message) {

        private static final Text ID = Text.optional(128);

        static Request read(Fields fields) {
            return new Request(
                    Correction.read(fields),
                    fields.text("base_persona_spec_version", Text.optional(4000)),
                    fields.text("source_conversation_id", ID),
                    fields.text("source_message_id", ID));
        }
    }

    sealed interface Outcome {
        record Created(LearningInput input) implements Outcome {}

        record BaseNotFound() implements Outcome {}
    }

    private final LearningInputRepository inputs;
    private final PersonaSpecRepository specs;

    CreateLearningInput(LearningInputRepository inputs, PersonaSpecRepository specs) {
        this.inputs = inputs;
        this.specs = specs;
    }

    Uni<Outcome> run(Tx tx, UUID twin, Request request, String by) {
        var input = new NewLearningInput(
                twin, request.correction(), request.base(), request.conversation(), request.message(), by);
        return isThere(tx, twin, request.base())
                .chain(there -> there
                        ? inputs.insert(tx, input).map(Outcome.Created::new)
                        : Uni.createFrom().item(new Outcome.BaseNotFound()));
    }

    private Uni<Boolean> isThere(Tx tx, UUID twin, @Nullable String version) {
        return version == null
                ? Uni.createFrom().item(true)
                : specs.find(tx, twin, version).map(Optional::isPresent);
    }
}

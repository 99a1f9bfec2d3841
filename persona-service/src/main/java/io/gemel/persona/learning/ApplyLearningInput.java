package io.gemel.persona.learning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.correction.Correction;
import io.gemel.persona.correction.LearningInput;
import io.gemel.persona.correction.LearningInputRepository;
import io.gemel.persona.draft.CreateDraft;
import io.gemel.persona.draft.DraftOrigin;
import io.gemel.persona.draft.DraftOrigin.Origin;
import io.gemel.persona.draft.NewDraft;
import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.persona.roster.TwinRow;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a draft of a pending correction, in one transaction with the twin locked; never publishes. */
@ApplicationScoped
class ApplyLearningInput {

    sealed interface Outcome {
        record Applied(PersonaSpec spec, List<String> divergesFrom) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotPending() implements Outcome {}

        record IdentityProtected() implements Outcome {}

        record NothingToCorrect() implements Outcome {}

        record NotValid(List<Violation> violations) implements Outcome {}

        record VersionsExhausted() implements Outcome {}
    }

    private final TwinRepository twins;
    private final LearningInputRepository inputs;
    private final DraftOrigin bases;
    private final CreateDraft create;

    ApplyLearningInput(TwinRepository twins, LearningInputRepository inputs, DraftOrigin bases, CreateDraft create) {
        this.twins = twins;
        this.inputs = inputs;
        this.bases = bases;
        this.create = create;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, @Nullable String notes, String by) {
        return twins.lock(tx, twin).map(Optional::orElseThrow).chain(locked -> inputs.lock(tx, twin, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Outcome.NotFound())
                        : apply(tx, locked, found.get(), notes, by)));
    }

    private Uni<Outcome> apply(Tx tx, TwinRow twin, LearningInput input, @Nullable String notes, String by) {
        var correction = new Correction(input.inputType(), (ObjectNode) input.payload());
        if (!input.status().equals("pending")) {
            return Uni.createFrom().item(new Outcome.NotPending());
        }
        if (correction.touchesIdentity() && !correction.allowsFundamentalChange()) {
            return Uni.createFrom().item(new Outcome.IdentityProtected());
        }
        return base(tx, twin, input).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NothingToCorrect());
            }
            Origin base = found.get();
            ObjectNode spec = CorrectedSpec.of(base.spec(), correction);
            var violations = SpecRules.check(spec);
            var draft = new NewDraft(twin.id(), spec, null, base.version(), "learning_input", notes, by);
            return violations.isEmpty()
                    ? store(tx, input, draft, base.divergesFrom())
                    : Uni.createFrom().item(new Outcome.NotValid(violations));
        });
    }

    /** A base that no version is behind is none. */
    private Uni<Optional<Origin>> base(Tx tx, TwinRow twin, LearningInput input) {
        var version = input.basePersonaSpecVersion();
        return version == null
                ? bases.usual(tx, twin).map(origin -> Optional.of(origin).filter(each -> each.version() != null))
                : bases.named(tx, twin, version);
    }

    private Uni<Outcome> store(Tx tx, LearningInput input, NewDraft draft, List<String> divergesFrom) {
        return create.run(tx, draft).chain(outcome -> switch (outcome) {
            case CreateDraft.Outcome.Created(var stored) ->
                inputs.decide(tx, input.id(), "applied", stored.version(), draft.notes(), draft.by())
                        .replaceWith(new Outcome.Applied(stored, divergesFrom));
            case CreateDraft.Outcome.VersionExists _, CreateDraft.Outcome.VersionsExhausted _ ->
                Uni.createFrom().item(new Outcome.VersionsExhausted());
        });
    }
}

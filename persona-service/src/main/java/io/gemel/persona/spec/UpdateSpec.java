package io.gemel.persona.spec;

import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.personamodel.Canonical;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** Replaces a draft's document with the twin locked, so that nobody publishes what is being changed. */
@ApplicationScoped
class UpdateSpec {

    sealed interface Outcome {
        record Updated(PersonaSpec spec) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotADraft() implements Outcome {}
    }

    private final TwinRepository twins;
    private final PersonaSpecRepository specs;

    UpdateSpec(TwinRepository twins, PersonaSpecRepository specs) {
        this.twins = twins;
        this.specs = specs;
    }

    /** {@code precondition} sees the present version and may refuse. */
    Uni<Outcome> run(Tx tx, UUID twin, String version, ChangedSpec change, Consumer<PersonaSpec> precondition) {
        return twins.lock(tx, twin).chain(() -> specs.find(tx, twin, version)).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            precondition.accept(found.get());
            return found.get().status().equals("draft")
                    ? store(tx, found.get(), change)
                    : Uni.createFrom().item(new Outcome.NotADraft());
        });
    }

    private Uni<Outcome> store(Tx tx, PersonaSpec present, ChangedSpec change) {
        var document = change.spec().deepCopy().put("version", present.version());
        return specs.change(tx, present.id(), Canonical.text(document), Canonical.digest(document), change.notes())
                .map(Outcome.Updated::new);
    }
}

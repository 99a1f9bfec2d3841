package io.gemel.persona.spec;

import io.gemel.persona.candidate.PromotionRepository;
import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Archives a draft and gives back the candidates that it promoted, with the twin locked. */
@ApplicationScoped
class DiscardSpec {

    sealed interface Outcome {
        record Discarded(PersonaSpec spec) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotADraft() implements Outcome {}
    }

    private final TwinRepository twins;
    private final PersonaSpecRepository specs;
    private final PromotionRepository promotions;

    DiscardSpec(TwinRepository twins, PersonaSpecRepository specs, PromotionRepository promotions) {
        this.twins = twins;
        this.specs = specs;
        this.promotions = promotions;
    }

    Uni<Outcome> run(Tx tx, UUID twin, String version, @Nullable String note) {
        return twins.lock(tx, twin).chain(() -> specs.find(tx, twin, version)).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            return found.get().status().equals("draft")
                    ? specs.discard(tx, found.get().id(), note)
                            .call(() -> promotions.giveBack(tx, twin, version))
                            .map(Outcome.Discarded::new)
                    : Uni.createFrom().item(new Outcome.NotADraft());
        });
    }
}

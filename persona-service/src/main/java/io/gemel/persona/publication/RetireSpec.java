package io.gemel.persona.publication;

import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.draft.SpecNews;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leaves a twin without an active version, in one transaction with the twin locked. */
@ApplicationScoped
class RetireSpec {

    sealed interface Outcome {
        record Retired(String previous, long revision) implements Outcome {}

        record NoneActive(long revision) implements Outcome {}

        record ActiveVersionChanged() implements Outcome {}
    }

    private final TwinRepository twins;
    private final PersonaSpecRepository specs;
    private final PublicationRepository publications;
    private final SpecNews news;

    RetireSpec(TwinRepository twins, PersonaSpecRepository specs, PublicationRepository publications, SpecNews news) {
        this.twins = twins;
        this.specs = specs;
        this.publications = publications;
        this.news = news;
    }

    Uni<Outcome> run(Tx tx, UUID twin, PublishRequest request, String by) {
        return twins.lock(tx, twin)
                .chain(() -> specs.findActive(tx, twin))
                .map(active -> active.map(PersonaSpec::version).orElse(null))
                .chain(active -> decide(tx, twin, active, request, by));
    }

    private Uni<Outcome> decide(Tx tx, UUID twin, @Nullable String active, PublishRequest request, String by) {
        if (!request.isMetBy(active)) {
            return Uni.createFrom().item(new Outcome.ActiveVersionChanged());
        }
        return active == null
                ? twins.specRevision(tx, twin).map(Outcome.NoneActive::new)
                : retire(tx, twin, active, request.note(), by);
    }

    private Uni<Outcome> retire(Tx tx, UUID twin, String active, @Nullable String note, String by) {
        return specs.archiveActive(tx, twin)
                .chain(() -> twins.raiseSpecRevision(tx, twin, 0))
                .call(revision -> publications.insert(tx, twin, null, active, note, by, revision))
                .invoke(revision -> news.say(tx, twin, Optional.empty(), revision))
                .map(revision -> new Outcome.Retired(active, revision));
    }
}

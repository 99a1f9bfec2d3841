package io.gemel.persona.publication;

import io.gemel.persona.candidate.PromotionRepository;
import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.draft.SpecNews;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.publishing.PublishRules;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a version the active one, in one transaction with the twin locked. */
@ApplicationScoped
public class PublishSpec {

    /** How publishing can end. */
    public sealed interface Outcome {
        record Published(PersonaSpec spec, @Nullable String previous, long revision) implements Outcome {}

        record AlreadyActive(PersonaSpec spec, long revision) implements Outcome {}

        record NotFound() implements Outcome {}

        record ActiveVersionChanged() implements Outcome {}

        record DoesNotCompile(List<Violation> violations) implements Outcome {
            public DoesNotCompile {
                violations = List.copyOf(violations);
            }
        }
    }

    private final TwinRepository twins;
    private final PersonaSpecRepository specs;
    private final PromotionRepository promotions;
    private final PublicationRepository publications;
    private final SpecNews news;

    PublishSpec(
            TwinRepository twins,
            PersonaSpecRepository specs,
            PromotionRepository promotions,
            PublicationRepository publications,
            SpecNews news) {
        this.twins = twins;
        this.specs = specs;
        this.promotions = promotions;
        this.publications = publications;
        this.news = news;
    }

    /** Any status can be published: an archived version is a rollback. */
    public Uni<Outcome> run(Tx tx, UUID twin, String version, PublishRequest request, String by) {
        return twins.lock(tx, twin)
                .chain(() -> specs.find(tx, twin, version))
                .chain(target -> target.isEmpty()
                        ? Uni.createFrom().item(new Outcome.NotFound())
                        : specs.findActive(tx, twin).chain(active -> decide(tx, target.get(), active, request, by)));
    }

    private Uni<Outcome> decide(
            Tx tx, PersonaSpec target, Optional<PersonaSpec> active, PublishRequest request, String by) {
        var previous = active.map(PersonaSpec::version).orElse(null);
        if (!request.isMetBy(previous)) {
            return Uni.createFrom().item(new Outcome.ActiveVersionChanged());
        }
        if (target.status().equals("active")) {
            return twins.specRevision(tx, target.twinId()).map(revision -> new Outcome.AlreadyActive(target, revision));
        }
        var violations = PublishRules.check(target.spec());
        return violations.isEmpty()
                ? activate(tx, target, previous, request.note(), by)
                : Uni.createFrom().item(new Outcome.DoesNotCompile(violations));
    }

    private Uni<Outcome> activate(
            Tx tx, PersonaSpec target, @Nullable String previous, @Nullable String note, String by) {
        return specs.archiveActive(tx, target.twinId())
                .chain(() -> candidates(tx, target))
                .chain(() -> specs.activate(tx, target.id()))
                .chain(active -> twins.raiseSpecRevision(tx, target.twinId(), 0)
                        .call(revision -> publications.insert(
                                tx, target.twinId(), target.version(), previous, note, by, revision))
                        .invoke(revision -> news.say(tx, target.twinId(), Optional.of(active), revision))
                        .map(revision -> new Outcome.Published(active, previous, revision)));
    }

    /** A draft that was discarded holds its candidates again: none of them may be a draft while the runtime serves it. */
    private Uni<Void> candidates(Tx tx, PersonaSpec target) {
        return target.isDiscarded()
                ? promotions.takeBack(tx, target.twinId(), target.version())
                : Uni.createFrom().voidItem();
    }
}

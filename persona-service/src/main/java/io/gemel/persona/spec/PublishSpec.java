package io.gemel.persona.spec;

import io.gemel.persona.draft.PersonaSpec;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.draft.SpecNews;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.personamodel.PromptCompiler;
import io.gemel.personamodel.SpecRules;
import io.gemel.personamodel.Violation;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a version the active one, in one transaction with the twin locked. */
@ApplicationScoped
class PublishSpec {

    sealed interface Outcome {
        record Published(PersonaSpec spec, @Nullable String previous, long revision) implements Outcome {}

        record AlreadyActive(PersonaSpec spec, long revision) implements Outcome {}

        record NotFound() implements Outcome {}

        record ActiveVersionChanged() implements Outcome {}

        record DoesNotCompile(List<Violation> violations) implements Outcome {}
    }

    private final TwinRepository twins;
    private final PersonaSpecRepository specs;
    private final PublicationRepository publications;
    private final SpecNews news;

    PublishSpec(TwinRepository twins, PersonaSpecRepository specs, PublicationRepository publications, SpecNews news) {
        this.twins = twins;
        this.specs = specs;
        this.publications = publications;
        this.news = news;
    }

    /** Any status can be published: an archived version is a rollback. */
    Uni<Outcome> run(Tx tx, Twin twin, String version, PublishRequest request, String by) {
        return twins.lock(tx, twin.id())
                .chain(() -> specs.find(tx, twin.id(), version))
                .chain(target -> target.isEmpty()
                        ? Uni.createFrom().item(new Outcome.NotFound())
                        : specs.findActive(tx, twin.id())
                                .chain(active -> decide(tx, twin, target.get(), active, request, by)));
    }

    private Uni<Outcome> decide(
            Tx tx, Twin twin, PersonaSpec target, Optional<PersonaSpec> active, PublishRequest request, String by) {
        var previous = active.map(PersonaSpec::version).orElse(null);
        if (request.expects() && !Objects.equals(previous, request.expectedActiveVersion())) {
            return Uni.createFrom().item(new Outcome.ActiveVersionChanged());
        }
        if (target.status().equals("active")) {
            return twins.specRevision(tx, twin.id()).map(revision -> new Outcome.AlreadyActive(target, revision));
        }
        var violations = new ArrayList<>(SpecRules.check(target.spec()));
        violations.addAll(violations.isEmpty() ? PromptCompiler.check(target.spec()) : List.of());
        return violations.isEmpty()
                ? activate(tx, target, previous, request.note(), by)
                : Uni.createFrom().item(new Outcome.DoesNotCompile(violations));
    }

    private Uni<Outcome> activate(
            Tx tx, PersonaSpec target, @Nullable String previous, @Nullable String note, String by) {
        return specs.archiveActive(tx, target.twinId())
                .chain(() -> specs.activate(tx, target.id()))
                .chain(active -> twins.raiseSpecRevision(tx, target.twinId(), 0)
                        .call(revision -> publications.insert(
                                tx, target.twinId(), target.version(), previous, note, by, revision))
                        .invoke(revision -> news.say(tx, target.twinId(), Optional.of(active), revision))
                        .map(revision -> new Outcome.Published(active, previous, revision)));
    }
}

package io.gemel.persona.draft;

import io.gemel.persona.roster.TwinRepository;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Semver;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Stores a spec as a draft under a version that is allocated with the twin locked. Every way to a new draft ends here:
 * create, generate, promotion and learning inputs, so the signature of {@link #run} stays as it is. The use case takes
 * its base from {@link DraftOrigin} (which wants the twin locked), checks what it made of it with {@code SpecRules}, and
 * calls this in the same transaction.
 */
@ApplicationScoped
public class CreateDraft {

    /** How storing a draft can end. */
    public sealed interface Outcome {
        record Created(PersonaSpec spec) implements Outcome {}

        record VersionExists() implements Outcome {}

        record VersionsExhausted() implements Outcome {}
    }

    private final TwinRepository twins;
    private final PersonaSpecRepository specs;

    CreateDraft(TwinRepository twins, PersonaSpecRepository specs) {
        this.twins = twins;
        this.specs = specs;
    }

    /**
     * Locks the twin (again, if the caller has done so), takes the version of the draft, of its spec, or the next one,
     * and writes it into what is stored. {@code draft.spec()} has passed its rules; it need not compile.
     */
    public Uni<Outcome> run(Tx tx, NewDraft draft) {
        return twins.lock(tx, draft.twin())
                .chain(() -> version(tx, draft))
                .chain(version -> version.isPresent()
                        ? insert(tx, draft, version.get())
                        : Uni.createFrom().item(new Outcome.VersionsExhausted()));
    }

    private Uni<Optional<Semver>> version(Tx tx, NewDraft draft) {
        Optional<Semver> given = Optional.ofNullable(draft.version())
                .or(() -> Optional.ofNullable(draft.spec().path("version").textValue())
                        .flatMap(Semver::parse));
        return given.isPresent()
                ? Uni.createFrom().item(given)
                : specs.highest(tx, draft.twin())
                        .map(highest -> highest.isEmpty()
                                ? Optional.of(Semver.FIRST)
                                : highest.get().next());
    }

    private Uni<Outcome> insert(Tx tx, NewDraft draft, Semver version) {
        var document = draft.spec().deepCopy().put("version", version.toString());
        String text = Canonical.text(document);
        return specs.insert(tx, draft, version, text, Canonical.digest(document))
                .map(stored -> stored.<Outcome>map(Outcome.Created::new).orElseGet(Outcome.VersionExists::new));
    }
}

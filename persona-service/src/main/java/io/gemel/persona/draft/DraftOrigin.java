package io.gemel.persona.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.roster.TwinRow;
import io.gemel.personamodel.Semver;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a new draft is made from (docs/rules/persona-spec.md). */
@ApplicationScoped
public class DraftOrigin {

    /**
     * A base.
     *
     * @param version null when no version exists and the spec was generated
     * @param divergesFrom drafts above a base that was named
     */
    public record Origin(ObjectNode spec, @Nullable String version, List<String> divergesFrom) {

        public Origin {
            divergesFrom = List.copyOf(divergesFrom);
        }
    }

    private final PersonaSpecRepository specs;

    DraftOrigin(PersonaSpecRepository specs) {
        this.specs = specs;
    }

    /** The base of that version, or none when the twin has no such version or has discarded it. The twin is locked. */
    public Uni<Optional<Origin>> named(Tx tx, TwinRow twin, String version) {
        return specs.find(tx, twin.id(), version)
                .map(found -> found.filter(spec -> !spec.isDiscarded()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : specs.draftsAbove(
                                        tx,
                                        twin.id(),
                                        Semver.parse(found.get().version()).orElseThrow())
                                .map(above -> Optional.of(base(found.get(), above))));
    }

    /** The newest draft above the active version, else the active version, else a generated spec. The twin is locked. */
    public Uni<Origin> usual(Tx tx, TwinRow twin) {
        return specs.newestDraft(tx, twin.id())
                .chain(draft -> specs.findActive(tx, twin.id()).map(active -> newer(draft, active)
                        .map(spec -> base(spec, List.of()))
                        .orElseGet(() -> new Origin(GeneratedSpec.of(twin.settings()), null, List.of()))));
    }

    private static Optional<PersonaSpec> newer(Optional<PersonaSpec> draft, Optional<PersonaSpec> active) {
        if (draft.isEmpty() || active.isEmpty()) {
            return draft.or(() -> active);
        }
        return order(draft.get()).compareTo(order(active.get())) > 0 ? draft : active;
    }

    private static Semver order(PersonaSpec spec) {
        return Semver.parse(spec.version()).orElseThrow();
    }

    private static Origin base(PersonaSpec spec, List<String> divergesFrom) {
        ObjectNode document = ((ObjectNode) spec.spec()).deepCopy();
        document.remove("version");
        return new Origin(document, spec.version(), divergesFrom);
    }
}

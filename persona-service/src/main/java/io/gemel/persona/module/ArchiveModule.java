package io.gemel.persona.module;

import io.gemel.persona.candidate.Candidate;
import io.gemel.persona.candidate.CandidateRepository;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a candidate away for good; specs that hold it stay as they are. */
@ApplicationScoped
class ArchiveModule {

    sealed interface Outcome {
        record Archived(Candidate module) implements Outcome {}

        record WasArchived(Candidate module) implements Outcome {}

        record NotFound() implements Outcome {}
    }

    private final CandidateRepository modules;

    ArchiveModule(CandidateRepository modules) {
        this.modules = modules;
    }

    Uni<Outcome> run(Tx tx, UUID twin, UUID id, @Nullable String note) {
        return modules.lock(tx, twin, List.of(id)).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.NotFound());
            }
            return found.getFirst().status().equals("archived")
                    ? Uni.createFrom().item(new Outcome.WasArchived(found.getFirst()))
                    : modules.archive(tx, List.of(id), note)
                            .chain(() -> modules.find(tx, twin, id))
                            .map(Optional::orElseThrow)
                            .map(Outcome.Archived::new);
        });
    }
}

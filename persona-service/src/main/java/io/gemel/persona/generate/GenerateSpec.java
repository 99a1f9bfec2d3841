package io.gemel.persona.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.candidate.Candidate;
import io.gemel.persona.candidate.CandidateRepository;
import io.gemel.persona.candidate.Conflict;
import io.gemel.persona.candidate.Merge;
import io.gemel.persona.candidate.Settlement;
import io.gemel.persona.draft.CreateDraft;
import io.gemel.persona.draft.GeneratedSpec;
import io.gemel.persona.draft.NewDraft;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.persona.roster.TwinRow;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Stores the spec that a twin's settings and candidates make, with the twin locked; no candidate changes. */
@ApplicationScoped
class GenerateSpec {

    sealed interface Outcome {
        record Generated(CreateDraft.Outcome stored) implements Outcome {}

        record Conflicting(List<Conflict> conflicts) implements Outcome {
            public Conflicting {
                conflicts = List.copyOf(conflicts);
            }
        }

        record NotValid(List<Violation> violations) implements Outcome {
            public NotValid {
                violations = List.copyOf(violations);
            }
        }
    }

    private final TwinRepository twins;
    private final CandidateRepository candidates;
    private final CreateDraft create;

    GenerateSpec(TwinRepository twins, CandidateRepository candidates, CreateDraft create) {
        this.twins = twins;
        this.candidates = candidates;
        this.create = create;
    }

    Uni<Outcome> run(Tx tx, UUID twinId, GenerateRequest request, String by) {
        return twins.lock(tx, twinId).chain(twin -> candidates
                .usable(tx, twinId, request.includeCandidates())
                .chain(usable -> decide(tx, twin.orElseThrow(), usable, request, by)));
    }

    private Uni<Outcome> decide(Tx tx, TwinRow twin, List<Candidate> usable, GenerateRequest request, String by) {
        ObjectNode base = GeneratedSpec.of(twin.settings());
        var settlement = Settlement.of(usable, base.path("procedural_modules"), Set.of());
        if (!settlement.open().isEmpty()) {
            return Uni.createFrom().item(new Outcome.Conflicting(settlement.open()));
        }
        ObjectNode spec = Merge.of(base, settlement).spec();
        var violations = SpecRules.check(spec);
        return violations.isEmpty()
                ? create.run(tx, new NewDraft(twin.id(), spec, null, null, "generate", request.notes(), by))
                        .map(Outcome.Generated::new)
                : Uni.createFrom().item(new Outcome.NotValid(violations));
    }
}

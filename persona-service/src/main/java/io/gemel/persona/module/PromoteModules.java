package io.gemel.persona.module;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.candidate.Candidate;
import io.gemel.persona.candidate.CandidateRepository;
import io.gemel.persona.candidate.Conflict;
import io.gemel.persona.candidate.Merge;
import io.gemel.persona.candidate.PromotionRepository;
import io.gemel.persona.candidate.Settlement;
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

/** Folds draft candidates into a new draft of the spec, in one transaction with the twin locked. */
@ApplicationScoped
class PromoteModules {

    sealed interface Outcome {
        record Promoted(PersonaSpec spec, Merge.Result result, List<Conflict> settled, List<String> divergesFrom)
                implements Outcome {}

        record NoSuchModule() implements Outcome {}

        record NotDraft() implements Outcome {}

        record BaseNotFound() implements Outcome {}

        record Conflicting(List<Conflict> conflicts) implements Outcome {}

        record NotValid(List<Violation> violations) implements Outcome {}

        record VersionsExhausted() implements Outcome {}
    }

    private final TwinRepository twins;
    private final CandidateRepository modules;
    private final PromotionRepository promotions;
    private final DraftOrigin bases;
    private final CreateDraft create;

    PromoteModules(
            TwinRepository twins,
            CandidateRepository modules,
            PromotionRepository promotions,
            DraftOrigin bases,
            CreateDraft create) {
        this.twins = twins;
        this.modules = modules;
        this.promotions = promotions;
        this.bases = bases;
        this.create = create;
    }

    Uni<Outcome> run(Tx tx, UUID twinId, PromoteRequest request, String by) {
        return twins.lock(tx, twinId).chain(locked -> {
            TwinRow twin = locked.orElseThrow();
            return modules.lock(tx, twinId, request.candidates()).chain(found -> {
                if (found.size() < request.candidates().size()) {
                    return Uni.createFrom().item(new Outcome.NoSuchModule());
                }
                return base(tx, twin, request)
                        .chain(base -> base.isEmpty()
                                ? Uni.createFrom().item(new Outcome.BaseNotFound())
                                : decide(tx, twin, found, base.get(), request, by));
            });
        });
    }

    private Uni<Optional<Origin>> base(Tx tx, TwinRow twin, PromoteRequest request) {
        var version = request.baseVersion();
        return version == null ? bases.usual(tx, twin).map(Optional::of) : bases.named(tx, twin, version);
    }

    private Uni<Outcome> decide(
            Tx tx, TwinRow twin, List<Candidate> found, Origin base, PromoteRequest request, String by) {
        if (found.stream().anyMatch(each -> !each.status().equals("draft"))) {
            return Uni.createFrom().item(new Outcome.NotDraft());
        }
        var settlement = Settlement.of(found, base.spec().path("procedural_modules"), request.keep());
        if (!settlement.open().isEmpty()) {
            return Uni.createFrom().item(new Outcome.Conflicting(settlement.open()));
        }
        var result = Merge.of(base.spec(), settlement);
        var violations = SpecRules.check(result.spec());
        return violations.isEmpty()
                ? store(tx, draft(twin, result.spec(), base, request, by), settlement, result, base)
                : Uni.createFrom().item(new Outcome.NotValid(violations));
    }

    private static NewDraft draft(TwinRow twin, ObjectNode spec, Origin base, PromoteRequest request, String by) {
        return new NewDraft(twin.id(), spec, null, base.version(), "promotion", request.notes(), by);
    }

    private Uni<Outcome> store(Tx tx, NewDraft draft, Settlement settlement, Merge.Result result, Origin base) {
        return create.run(tx, draft).chain(outcome -> switch (outcome) {
            case CreateDraft.Outcome.Created(var spec) ->
                promotions
                        .promote(
                                tx,
                                settlement.taken().stream().map(Candidate::id).toList(),
                                spec.version())
                        .chain(() -> modules.archive(tx, settlement.archived(), null))
                        .replaceWith(new Outcome.Promoted(spec, result, settlement.settled(), base.divergesFrom()));
            case CreateDraft.Outcome.VersionExists _, CreateDraft.Outcome.VersionsExhausted _ ->
                Uni.createFrom().item(new Outcome.VersionsExhausted());
        });
    }
}

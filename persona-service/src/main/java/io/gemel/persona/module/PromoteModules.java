package io.gemel.persona.module;

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
        var draft = new NewDraft(twin.id(), result.spec(), null, base.version(), "promotion", request.notes(), by);
        return violations.isEmpty()
                ? store(tx, draft, settlement).map(spec -> spec.<Outcome>map(stored ->
                                new Outcome.Promoted(stored, result, settlement.settled(), base.divergesFrom()))
                        .orElseGet(Outcome.VersionsExhausted::new))
                : Uni.createFrom().item(new Outcome.NotValid(violations));
    }

    /** The draft with its candidates in it; none when there is no version left for it. */
    private Uni<Optional<PersonaSpec>> store(Tx tx, NewDraft draft, Settlement settlement) {
        return create.run(tx, draft).chain(outcome -> switch (outcome) {
            case CreateDraft.Outcome.Created(var spec) ->
                promotions
                        .promote(tx, settlement.taken(), spec.version())
                        .chain(() -> modules.archive(tx, settlement.archived(), null))
                        .replaceWith(Optional.of(spec));
            case CreateDraft.Outcome.VersionExists _, CreateDraft.Outcome.VersionsExhausted _ ->
                Uni.createFrom().item(Optional.empty());
        });
    }
}

package io.gemel.persona.draft;

import io.gemel.persona.fault.SpecRefusals;
import io.gemel.personamodel.compiler.PromptPlan;
import io.gemel.platform.http.Answer;
import io.gemel.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** What is answered about a draft that was stored or changed. */
public record DraftAnswer(
        String status, PersonaSpec personaSpec, @Nullable PromptPlan promptPlanPreview) {

    /** The draft with its preview. */
    public static DraftAnswer of(PersonaSpec spec) {
        return new DraftAnswer(spec.status(), spec, Previews.of(spec.spec()));
    }

    /** 201 for a new draft. */
    public static Answer created(CreateDraft.Outcome outcome) {
        PersonaSpec spec = stored(outcome);
        return Answer.created(spec.location(), of(spec)).etag(spec.etag());
    }

    /** The draft that was stored; another outcome is refused. */
    public static PersonaSpec stored(CreateDraft.Outcome outcome) {
        return switch (outcome) {
            case CreateDraft.Outcome.Created(var spec) -> spec;
            case CreateDraft.Outcome.VersionExists() ->
                throw Refusal.conflict("persona-spec-version-exists", "The twin has a spec of this version.");
            case CreateDraft.Outcome.VersionsExhausted() -> throw SpecRefusals.versionsExhausted();
        };
    }
}

package io.gemel.persona.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.persona.draft.Previews;
import io.gemel.persona.fault.Uncompilable;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.compiler.PromptPlan;
import io.gemel.personamodel.publishing.PublishRules;
import io.gemel.platform.problem.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to say about a spec before anybody stores it. */
record Validation(
        boolean valid,
        List<Violations.Violation> violations,
        List<Violations.Violation> warnings,
        @Nullable PromptPlan promptPlanPreview) {

    Validation {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    static Validation of(JsonNode spec) {
        List<Violation> faults = PublishRules.check(spec);
        return new Validation(
                faults.isEmpty(),
                Uncompilable.list(faults),
                Uncompilable.list(PublishRules.warnings(spec, faults)),
                faults.isEmpty() ? Previews.compiled(spec) : null);
    }
}

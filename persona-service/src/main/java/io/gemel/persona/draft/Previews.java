package io.gemel.persona.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.personamodel.compiler.PromptPlan;
import io.gemel.personamodel.compiler.Variant;
import io.gemel.personamodel.publishing.PublishRules;
import org.jspecify.annotations.Nullable;

/** What a draft would tell the model. */
public final class Previews {

    private Previews() {}

    /** The plan without intent, workflow and query; null when publishing would refuse the spec. */
    public static @Nullable PromptPlan of(JsonNode spec) {
        return PublishRules.check(spec).isEmpty() ? compiled(spec) : null;
    }

    /** The same of a spec that publishing would take. */
    public static PromptPlan compiled(JsonNode spec) {
        return PromptCompiler.compile(spec, null, null, null, Variant.BASELINE_V1.label());
    }
}

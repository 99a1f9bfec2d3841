package io.gemel.runtime.promptplan;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.CompileError;
import io.gemel.personamodel.PromptCompiler;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Json;
import io.gemel.runtime.spec.ActiveSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles a turn's prompt from the active spec, else from the twin's settings (runtime-router.md 7). */
public final class PromptPlanner {

    /** What a turn is answered with; each but the variant may be null. */
    public record Asked(
            @Nullable String intentLabel,
            @Nullable String workflow,
            @Nullable String query,
            String variant) {}

    private PromptPlanner() {}

    /** The plan of {@code twin}; a spec that does not compile is still named. */
    public static PlannedPrompt plan(Twin twin, ActiveSpec spec, Asked asked) {
        if (spec.document() == null) {
            return legacy(twin, spec, asked, "no_active_spec");
        }
        try {
            return compiled(twin, spec, spec.document(), asked);
        } catch (CompileError e) {
            return legacy(twin, spec, asked, "compile_failed");
        }
    }

    private static PlannedPrompt compiled(Twin twin, ActiveSpec spec, JsonNode document, Asked asked) {
        var plan =
                PromptCompiler.compile(document, asked.intentLabel(), asked.workflow(), asked.query(), asked.variant());
        return new PlannedPrompt(
                "persona_spec",
                spec.version(),
                null,
                asked.intentLabel(),
                asked.workflow(),
                asked.variant(),
                plan.text(),
                plan.sections(),
                plan.digest(),
                plan.selectedModuleIds(),
                plan.clauseIds(),
                twin.revision(),
                spec.revision());
    }

    private static PlannedPrompt legacy(Twin twin, ActiveSpec spec, Asked asked, String reason) {
        var sections = LegacySections.of(twin.settings());
        var text = sections.stream().map(s -> s.title() + ":\n" + s.text()).collect(Collectors.joining("\n\n"));
        return new PlannedPrompt(
                "legacy_settings",
                spec.version(),
                reason,
                asked.intentLabel(),
                asked.workflow(),
                asked.variant(),
                text,
                sections,
                Json.sha256Hex(text),
                List.of(),
                List.of(),
                twin.revision(),
                spec.revision());
    }
}

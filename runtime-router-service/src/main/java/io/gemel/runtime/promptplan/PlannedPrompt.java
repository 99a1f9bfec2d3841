package io.gemel.runtime.promptplan;

import io.gemel.personamodel.compiler.PromptPlan.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prompt of one turn and where it came from.
 *
 * @param source {@code persona_spec} or {@code legacy_settings}
 * @param fallbackReason why it is the settings', or null
 */
public record PlannedPrompt(
        String source,
        @Nullable String personaSpecVersion,
        @Nullable String fallbackReason,
        @Nullable String intentLabel,
        @Nullable String workflow,
        String variant,
        String text,
        List<Section> sections,
        String digest,
        List<String> moduleIds,
        List<String> clauseIds,
        long twinRevision,
        long specRevision) {

    /** Strong, and another for every other text, twin or spec revision. */
    String tag() {
        return "\"" + digest + "." + twinRevision + "." + specRevision + "\"";
    }
}

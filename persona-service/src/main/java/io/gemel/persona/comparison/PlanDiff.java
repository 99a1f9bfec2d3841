package io.gemel.persona.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.compiler.CompileError;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.personamodel.compiler.PromptPlan;
import io.gemel.personamodel.compiler.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an intent's plan says differently in two specs.
 *
 * @param fromDigest null when the spec does not compile
 */
record PlanDiff(
        String intentLabel,
        @Nullable String fromDigest,
        @Nullable String toDigest,
        List<SectionDiff> sections) {

    /** A section that differs; null where it is absent. */
    record SectionDiff(
            String title, @Nullable String from, @Nullable String to) {}

    PlanDiff {
        sections = List.copyOf(sections);
    }

    /** The intents whose {@code baseline_v1} differs, in their order. */
    static List<PlanDiff> of(JsonNode from, JsonNode to) {
        var differing = new ArrayList<PlanDiff>();
        for (String intent : Intents.ALL) {
            PromptPlan before = plan(from, intent);
            PromptPlan after = plan(to, intent);
            if (!Objects.equals(digest(before), digest(after))) {
                differing.add(new PlanDiff(intent, digest(before), digest(after), sections(before, after)));
            }
        }
        return differing;
    }

    private static @Nullable PromptPlan plan(JsonNode spec, String intent) {
        try {
            return PromptCompiler.compile(spec, intent, null, null, Variant.BASELINE_V1.label());
        } catch (CompileError e) {
            return null;
        }
    }

    private static @Nullable String digest(@Nullable PromptPlan plan) {
        return plan == null ? null : plan.digest();
    }

    private static List<SectionDiff> sections(@Nullable PromptPlan before, @Nullable PromptPlan after) {
        return PromptPlan.TITLES.stream()
                .map(title -> new SectionDiff(title, text(before, title), text(after, title)))
                .filter(section -> !Objects.equals(section.from(), section.to()))
                .toList();
    }

    private static @Nullable String text(@Nullable PromptPlan plan, String title) {
        return plan == null
                ? null
                : plan.sections().stream()
                        .filter(section -> section.title().equals(title))
                        .map(PromptPlan.Section::text)
                        .findFirst()
                        .orElse(null);
    }
}

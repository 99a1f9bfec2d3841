package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Workflows;
import io.gemel.personamodel.compiler.PromptPlan.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** How large the plans of a spec get, without FAQ and few-shots. */
final class PlanSize {

    private static final int EMPTY_LINE = 2;

    private PlanSize() {}

    /**
     * The bytes of the largest plan of all intents and none, all workflows and none, all variants. Without an intent a plan
     * has every module that it has with one, a workflow's section is the same in every plan, and so is all the rest.
     */
    static int largest(JsonNode spec) {
        var expanded = new Sections(spec, Variant.BASELINE_V1);
        var compact = new Sections(spec, Variant.COMPACT_V1);
        var modules = new Selection(new Library(spec), null, null).modules();
        return together(Stream.of(
                bytes(expanded.fixed(List.of(), null)),
                Math.max(bytes(List.of(expanded.modules(modules))), bytes(List.of(compact.modules(modules)))),
                Workflows.names(spec).stream()
                        .mapToInt(name -> bytes(List.of(expanded.workflow(name))))
                        .max()
                        .orElse(0)));
    }

    /** The bytes of a plan of these sections. */
    static int of(List<Section> sections) {
        return together(Stream.of(bytes(sections)));
    }

    private static int together(Stream<Integer> parts) {
        return Math.max(0, parts.mapToInt(Integer::intValue).sum() - EMPTY_LINE);
    }

    /** Of the sections that have a line, each with an empty line behind it. */
    private static int bytes(List<Section> sections) {
        return sections.stream()
                .filter(section -> !section.text().isEmpty())
                .mapToInt(section -> section.whole().getBytes(StandardCharsets.UTF_8).length + EMPTY_LINE)
                .sum();
    }
}

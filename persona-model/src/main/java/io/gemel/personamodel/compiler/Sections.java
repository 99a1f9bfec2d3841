package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Nodes;
import io.gemel.personamodel.compiler.PromptPlan.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sections of a prompt plan, in the order and form of docs/rules/persona-spec.md. */
final class Sections {

    private static final int FAQ = 7;
    private static final int FEW_SHOTS = 9;

    private final JsonNode spec;
    private final Variant variant;

    Sections(JsonNode spec, Variant variant) {
        this.spec = spec;
        this.variant = variant;
    }

    /** Every section in its place, without a line where there is none; the two of a query have none. */
    List<Section> fixed(List<JsonNode> modules, @Nullable String workflow) {
        return List.of(
                new Section("CONSTITUTION", Lines.list(spec.path("constitution"))),
                map("DECISION POLICY", "decision_policy"),
                map("STANCE VALUES", "stance_values"),
                map("VOICE IDENTITY", "identity_voice"),
                map("INTERACTION STYLE", "interaction_style"),
                modules(modules),
                workflow(workflow),
                faq(List.of()),
                map("GUARDRAILS", "guardrails"),
                fewShots(List.of()),
                antiStyle());
    }

    /** The sections that have a line, with the FAQ entries and examples of a query in their places. */
    static List<Section> with(List<Section> fixed, List<JsonNode> faq, List<JsonNode> fewShots) {
        var all = new ArrayList<>(fixed);
        all.set(FAQ, faq(faq));
        all.set(FEW_SHOTS, fewShots(fewShots));
        return all.stream().filter(section -> !section.text().isEmpty()).toList();
    }

    private Section map(String title, String field) {
        return new Section(title, Lines.map(spec.path(field)));
    }

    /** The modules as the variant has them. */
    Section modules(List<JsonNode> modules) {
        var lines = new ArrayList<String>();
        for (JsonNode module : modules) {
            lines.addAll(variant.compact() ? List.of(compact(module)) : expanded(module));
        }
        return new Section("INTENT PROCEDURAL MODULES", String.join("\n", lines));
    }

    private static List<String> expanded(JsonNode module) {
        var lines = new ArrayList<String>();
        lines.add("- " + Selection.id(module) + " (priority " + Selection.priority(module) + ")");
        for (String part : List.of("when", "do", "say_style", "ban")) {
            JsonNode value = module.path(part);
            if (!Lines.isEmpty(value)) {
                lines.add("  " + part + ": " + Canonical.text(value));
            }
        }
        return lines;
    }

    private static String compact(JsonNode module) {
        var keys = JsonNodeFactory.instance.arrayNode();
        Nodes.sorted(module.path("when")).keySet().forEach(keys::add);
        return "- %s (priority %d; when %s; do %d; ban %d)"
                .formatted(
                        Selection.id(module),
                        Selection.priority(module),
                        Canonical.text(keys),
                        module.path("do").size(),
                        module.path("ban").size());
    }

    /** The chosen workflow's overlay, if it says how to work. */
    Section workflow(@Nullable String name) {
        var lines = new ArrayList<String>();
        if (name != null) {
            JsonNode overlay = spec.path("workflow_library").path(name);
            int step = 0;
            for (JsonNode text : overlay.path("steps")) {
                lines.add("- step " + ++step + ": " + Lines.text(text.asText()));
            }
            text(overlay, "template").forEach(template -> lines.add("- template: " + template));
            if (!lines.isEmpty()) {
                lines.addFirst("- workflow: " + name);
            }
        }
        return new Section("WORKFLOW", String.join("\n", lines));
    }

    private static Section faq(List<JsonNode> entries) {
        var lines = new ArrayList<String>();
        for (JsonNode entry : entries) {
            lines.add("- Q: " + Lines.text(entry.path("question").asText()));
            lines.add("  A: " + Lines.text(entry.path("answer").asText()));
            text(entry, "template").forEach(template -> lines.add("  template: " + template));
        }
        return new Section("FAQ", String.join("\n", lines));
    }

    private static Section fewShots(List<JsonNode> examples) {
        var lines = new ArrayList<String>();
        for (JsonNode example : examples) {
            String label = example.path("intent_label").asText();
            lines.add("- [" + label + "] user: "
                    + Lines.text(example.path("prompt").asText()));
            lines.add("  assistant: " + Lines.text(example.path("response").asText()));
        }
        return new Section("CANONICAL FEW-SHOTS", String.join("\n", lines));
    }

    private Section antiStyle() {
        return new Section(
                "ANTI-STYLE RULES", Lines.list(spec.path("deterministic_rules").path("anti_style_rules")));
    }

    private static Stream<String> text(JsonNode owner, String member) {
        JsonNode text = owner.path(member);
        return Lines.isEmpty(text) ? Stream.empty() : Stream.of(Lines.text(text.asText()));
    }
}

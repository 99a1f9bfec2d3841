package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spec compiled for one turn: what the model is told.
 *
 * @param deterministicRules the spec's, with the bans of the selected modules
 * @param clauseIds lineage of the selected modules, each once
 * @param text all sections, joined by one empty line
 * @param digest SHA-256 of {@code text}, lower-case hex
 */
public record PromptPlan(
        @Nullable String personaSpecVersion,
        @Nullable String intentLabel,
        @Nullable String workflow,
        String variant,
        List<Section> sections,
        List<JsonNode> fewShots,
        JsonNode deterministicRules,
        List<String> selectedModuleIds,
        List<String> clauseIds,
        String text,
        String digest) {

    /** The titles that a plan can have, in their order. */
    public static final List<String> TITLES = List.of(
            "CONSTITUTION",
            "DECISION POLICY",
            "STANCE VALUES",
            "VOICE IDENTITY",
            "INTERACTION STYLE",
            "INTENT PROCEDURAL MODULES",
            "WORKFLOW",
            "FAQ",
            "GUARDRAILS",
            "CANONICAL FEW-SHOTS",
            "ANTI-STYLE RULES");

    /** A titled part of the text. */
    public record Section(String title, String text) {

        String whole() {
            return title + ":\n" + text;
        }
    }

    public PromptPlan {
        sections = List.copyOf(sections);
        fewShots = List.copyOf(fewShots);
        selectedModuleIds = List.copyOf(selectedModuleIds);
        clauseIds = List.copyOf(clauseIds);
    }
}

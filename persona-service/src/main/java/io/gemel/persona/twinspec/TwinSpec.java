package io.gemel.persona.twinspec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The normal form of a spec (docs/rules/persona-spec.md): every member is there, with what holds when the spec is silent. */
record TwinSpec(
        String version,
        Persona persona,
        DecisionSystem decisionSystem,
        List<WorkflowView> workflows,
        Guardrails guardrails,
        JsonNode faq,
        Metadata metadata) {

    record Persona(
            ToneSliders toneSliders,
            JsonNode voiceRules,
            JsonNode preferredPhrases,
            JsonNode avoidPhrases,
            @Nullable String pushbackStyle,
            @Nullable String summaryStyle,
            @Nullable String brevityDefault,
            @Nullable String structureDefault,
            @Nullable String disagreementStyle) {

        static Persona of(Part spec) {
            Part voice = spec.part("identity_voice");
            Part style = spec.part("interaction_style");
            String disagreement = style.text("disagreement_style");
            String structure = style.text("structure_default");
            return new Persona(
                    ToneSliders.of(style.part("tone_sliders")),
                    voice.list("voice_rules"),
                    Part.joined(voice.list("signature_phrases"), style.list("phrasing_preferences")),
                    Part.joined(spec.part("deterministic_rules").list("banned_phrases"), style.list("do_not_say")),
                    style.text("pushback_style", disagreement),
                    style.text("summarization_pattern", structure),
                    style.text("brevity_default"),
                    structure,
                    disagreement);
        }
    }

    record ToneSliders(BigDecimal directness, BigDecimal warmth, BigDecimal skepticism) {

        static ToneSliders of(Part sliders) {
            return new ToneSliders(
                    sliders.number("directness", "0.65"),
                    sliders.number("warmth", "0.55"),
                    sliders.number("skepticism", "0.55"));
        }
    }

    record DecisionSystem(
            JsonNode rubricDimensions,
            JsonNode rubricRules,
            JsonNode greenFlags,
            JsonNode redFlags,
            JsonNode defaultAssumptions,
            @Nullable String missingInfoBehavior) {

        static DecisionSystem of(Part policy) {
            return new DecisionSystem(
                    policy.list("rubric_dimensions"),
                    policy.list("rubric_rules"),
                    policy.list("green_flags"),
                    policy.list("red_flags"),
                    policy.list("default_assumptions"),
                    policy.text("missing_info_behavior", "ask_clarifying_questions"));
        }
    }

    record Guardrails(
            JsonNode forbiddenTopics,
            JsonNode refusalTemplates,
            JsonNode confidentialityRules,
            JsonNode conflictRules,
            @Nullable String uncertaintyRule,
            @Nullable String escalationRule) {

        static Guardrails of(Part guardrails) {
            return new Guardrails(
                    guardrails.list("forbidden_topics"),
                    guardrails.list("refusal_templates"),
                    guardrails.list("confidentiality_rules"),
                    guardrails.list("conflict_rules"),
                    guardrails.text("uncertainty_rule", "Say what is not known instead of guessing it."),
                    guardrails.text("escalation_rule", "Hand over to the owner what the twin must not settle alone."));
        }
    }

    record Metadata(String source, String version, boolean hasStanceValues) {}

    static TwinSpec of(JsonNode document, String version, String source) {
        Part spec = new Part(document);
        return new TwinSpec(
                version,
                Persona.of(spec),
                DecisionSystem.of(spec.part("decision_policy")),
                WorkflowView.all(document),
                Guardrails.of(spec.part("guardrails")),
                spec.list("faq_library"),
                new Metadata(source, version, !document.path("stance_values").isEmpty()));
    }
}

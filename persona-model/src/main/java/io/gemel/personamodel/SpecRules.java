package io.gemel.personamodel;

import static io.gemel.personamodel.Rule.any;
import static io.gemel.personamodel.Rule.atMost;
import static io.gemel.personamodel.Rule.bool;
import static io.gemel.personamodel.Rule.filled;
import static io.gemel.personamodel.Rule.form;
import static io.gemel.personamodel.Rule.integer;
import static io.gemel.personamodel.Rule.list;
import static io.gemel.personamodel.Rule.map;
import static io.gemel.personamodel.Rule.number;
import static io.gemel.personamodel.Rule.object;
import static io.gemel.personamodel.Rule.oneOf;
import static io.gemel.personamodel.Rule.open;
import static io.gemel.personamodel.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The schema of a persona spec (persona.md section 2). */
public final class SpecRules {

    /** Workflow and input names. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Bytes of a spec in its canonical form. */
    public static final int MOST_BYTES = 512 * 1024;

    private static final int METADATA_BYTES = 8 * 1024;
    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final Pattern ANY_NAME = Pattern.compile(".+", Pattern.DOTALL);
    private static final Rule TEXT = text(4000);
    private static final Rule TEXTS = list(200, filled(4000));
    private static final Rule INTENT = oneOf(Intents.ALL);
    private static final Rule FREE = Rule.free();

    private static final Rule IDENTITY_VOICE = open(
            Map.of("persona_profile", TEXT, "signature_phrases", TEXTS, "public_intro", TEXT, "voice_rules", TEXTS));

    private static final Rule RUBRIC_RULE = object(
            Set.of("rule"),
            Map.of("rule", filled(4000), "dimension", TEXT, "weight", number("0", "1"), "examples", TEXTS));

    private static final Rule DECISION_POLICY = open(Map.ofEntries(
            Map.entry("clarify_when_ambiguous", bool()),
            Map.entry("cite_when_factual", bool()),
            Map.entry("assumption_policy", TEXT),
            Map.entry("rubric_dimensions", list(200, either(filled(4000), FREE))),
            Map.entry("rubric_rules", list(200, either(filled(4000), RUBRIC_RULE))),
            Map.entry("green_flags", TEXTS),
            Map.entry("red_flags", TEXTS),
            Map.entry("default_assumptions", TEXTS),
            Map.entry("missing_info_behavior", TEXT)));

    private static final Rule SCALAR = (value, at, faults) -> {
        if (value.isContainerNode()) {
            faults.add(at, "type", "must be a text, a number or true or false");
        } else {
            (value.isTextual() ? TEXT : any()).check(value, at, faults);
        }
    };

    private static final Rule STANCE =
            object(Set.of(), Map.of("value", SCALAR, "stance", TEXT, "intensity", integer(1, 10)));

    private static final Rule TONE = number("0", "1");

    private static final Rule INTERACTION_STYLE = open(Map.of(
            "brevity_default", TEXT,
            "structure_default", TEXT,
            "disagreement_style", TEXT,
            "summarization_pattern", TEXT,
            "pushback_style", TEXT,
            "phrasing_preferences", list(50, filled(4000)),
            "do_not_say", TEXTS,
            "tone_sliders", object(Set.of(), Map.of("directness", TONE, "warmth", TONE, "skepticism", TONE))));

    private static final Rule EXAMPLES = list(
                    30,
                    object(
                            Set.of("intent_label", "prompt", "response"),
                            Map.of(
                                    "id", filled(120),
                                    "intent_label", INTENT,
                                    "prompt", filled(6000),
                                    "response", filled(6000),
                                    "tags", TEXTS)))
            .and(References::uniqueIds);

    private static final Rule MODULES = list(
                    200,
                    object(
                            Set.of("id"),
                            Map.ofEntries(
                                    Map.entry("id", form(Pattern.compile("[a-zA-Z0-9._:-]{1,120}"))),
                                    Map.entry("intent_labels", list(200, INTENT)),
                                    Map.entry("when", FREE),
                                    Map.entry("do", TEXTS),
                                    Map.entry("say_style", FREE),
                                    Map.entry("ban", TEXTS),
                                    Map.entry("few_shot_ids", TEXTS),
                                    Map.entry("clause_ids", TEXTS),
                                    Map.entry("priority", integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                                    Map.entry("active", bool()))))
            .and(References::uniqueIds);

    private static final Rule WORKFLOW = object(
            Set.of(),
            Map.of(
                    "output_schema", form(Pattern.compile("[a-z0-9._-]{1,80}")),
                    "required_inputs", list(10, form(NAME)),
                    "steps", TEXTS,
                    "template", text(8000),
                    "utterances", list(50, filled(200))));

    private static final Rule GUARDRAILS = object(
            Set.of(),
            Map.of(
                    "forbidden_topics", TEXTS,
                    "refusal_templates", TEXTS,
                    "confidentiality_rules", TEXTS,
                    "conflict_rules", TEXTS,
                    "uncertainty_rule", TEXT,
                    "escalation_rule", TEXT));

    private static final Rule ROUTING_POLICY = object(
            Set.of(),
            Map.of(
                    "clarify_below", number("0.30", "0.95"),
                    "review_below", number("0.05", "0.95"),
                    "review_on",
                            list(
                                    200,
                                    oneOf(List.of(
                                            "clarify", "escalate", "refuse", "low_confidence", "needs_review")))));

    private static final Rule SPEC = object(
                    Set.of(),
                    Map.ofEntries(
                            Map.entry("version", SpecRules::version),
                            Map.entry("schema_version", integer(1, 1000)),
                            Map.entry("identity_voice", IDENTITY_VOICE),
                            Map.entry("decision_policy", DECISION_POLICY),
                            Map.entry("stance_values", map(UNBOUNDED, ANY_NAME, either(SCALAR, STANCE))),
                            Map.entry("interaction_style", INTERACTION_STYLE),
                            Map.entry("constitution", list(50, filled(4000))),
                            Map.entry("canonical_examples", EXAMPLES),
                            Map.entry("anti_examples", EXAMPLES),
                            Map.entry("procedural_modules", MODULES),
                            Map.entry(
                                    "deterministic_rules",
                                    open(Map.of(
                                            "banned_phrases", TEXTS,
                                            "anti_style_rules", TEXTS,
                                            "length_bands", FREE,
                                            "format_by_intent", FREE))),
                            Map.entry(
                                    "faq_library",
                                    list(
                                            500,
                                            object(
                                                    Set.of("question", "answer"),
                                                    Map.of(
                                                            "question",
                                                            filled(1000),
                                                            "answer",
                                                            filled(8000),
                                                            "template",
                                                            text(8000))))),
                            Map.entry("workflow_library", map(50, NAME, WORKFLOW)),
                            Map.entry("guardrails", GUARDRAILS),
                            Map.entry("routing_policy", ROUTING_POLICY),
                            Map.entry("metadata", FREE.and(atMost(METADATA_BYTES)))))
            .and(References::fewShots)
            .and(atMost(MOST_BYTES));

    private SpecRules() {}

    /** All schema faults of {@code spec}; none means that it may be stored. */
    public static List<Violation> check(JsonNode spec) {
        return Faults.of(spec, SPEC);
    }

    private static void version(JsonNode value, String at, Faults faults) {
        if (!value.isTextual()) {
            faults.add(at, "type", "must be a text");
        } else if (Semver.parse(value.textValue()).isEmpty()) {
            faults.add(at, "format", "must be MAJOR.MINOR.PATCH, each 0 to 999999");
        }
    }

    private static Rule either(Rule scalar, Rule object) {
        return (value, at, faults) -> (value.isObject() ? object : scalar).check(value, at, faults);
    }
}

package io.gemel.personamodel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Specs;
import io.gemel.personamodel.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bound of a spec and of a twin's settings: what stands at it is taken, the next beyond it is refused. */
class BoundsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode SPEC = Specs.of("""
            {'identity_voice': {'signature_phrases': ['s'], 'voice_rules': ['v']},
             'decision_policy': {'rubric_dimensions': ['d'], 'green_flags': ['g'], 'red_flags': ['r'], 'default_assumptions': ['a'],
               'rubric_rules': ['r', {'rule': 'r', 'examples': ['e']}]},
             'stance_values': {'tea': 'good', 'remote': {}},
             'interaction_style': {'phrasing_preferences': ['p'], 'do_not_say': ['n'], 'tone_sliders': {}},
             'constitution': ['c'],
             'canonical_examples': [{'id': 'e', 'intent_label': 'meta_or_system', 'prompt': 'p', 'response': 'r', 'tags': ['t']}],
             'anti_examples': [{'intent_label': 'meta_or_system', 'prompt': 'p', 'response': 'r', 'tags': ['t']}],
             'procedural_modules': [{'id': 'm', 'intent_labels': ['meta_or_system'], 'do': ['d'], 'ban': ['b'],
               'few_shot_ids': ['e'], 'clause_ids': ['C']}],
             'deterministic_rules': {'banned_phrases': ['b'], 'anti_style_rules': ['s']},
             'faq_library': [{'question': 'q', 'answer': 'a'}],
             'workflow_library': {'plan': {'required_inputs': ['goal'], 'steps': ['s'], 'utterances': ['u']}},
             'guardrails': {'forbidden_topics': ['f'], 'refusal_templates': ['r'], 'confidentiality_rules': ['c'], 'conflict_rules': ['c']},
             'routing_policy': {'review_on': ['refuse']}, 'metadata': {}}
            """);
    private static final JsonNode SETTINGS = Specs.of(
            "{'signature_phrases': ['s'], 'opinion_map': {'tea': 'good'}, 'intent_profile': {}, 'pinned_context': {'goal': 'g'}}");

    private static final Function<JsonNode, List<Violation>> RULES_OF_SETTINGS =
            JsonSchema.of("twin-settings.schema.json")::check;

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    4000 | /identity_voice/persona_profile
                    4000 | /identity_voice/public_intro
                    4000 | /identity_voice/signature_phrases/0
                    4000 | /identity_voice/voice_rules/0
                    4000 | /decision_policy/assumption_policy
                    4000 | /decision_policy/missing_info_behavior
                    4000 | /decision_policy/rubric_dimensions/0
                    4000 | /decision_policy/rubric_rules/0
                    4000 | /decision_policy/rubric_rules/1/rule
                    4000 | /decision_policy/rubric_rules/1/dimension
                    4000 | /decision_policy/rubric_rules/1/examples/0
                    4000 | /decision_policy/green_flags/0
                    4000 | /decision_policy/red_flags/0
                    4000 | /decision_policy/default_assumptions/0
                    4000 | /stance_values/tea
                    4000 | /stance_values/remote/value
                    4000 | /stance_values/remote/stance
                    4000 | /interaction_style/brevity_default
                    4000 | /interaction_style/structure_default
                    4000 | /interaction_style/disagreement_style
                    4000 | /interaction_style/summarization_pattern
                    4000 | /interaction_style/pushback_style
                    4000 | /interaction_style/phrasing_preferences/0
                    4000 | /interaction_style/do_not_say/0
                    4000 | /constitution/0
                     120 | /canonical_examples/0/id
                    6000 | /canonical_examples/0/prompt
                    6000 | /canonical_examples/0/response
                    4000 | /canonical_examples/0/tags/0
                     120 | /anti_examples/0/id
                    6000 | /anti_examples/0/prompt
                    6000 | /anti_examples/0/response
                    4000 | /procedural_modules/0/do/0
                    4000 | /procedural_modules/0/ban/0
                    4000 | /procedural_modules/0/clause_ids/0
                    4000 | /deterministic_rules/banned_phrases/0
                    4000 | /deterministic_rules/anti_style_rules/0
                    1000 | /faq_library/0/question
                    8000 | /faq_library/0/answer
                    8000 | /faq_library/0/template
                    4000 | /workflow_library/plan/steps/0
                    8000 | /workflow_library/plan/template
                     200 | /workflow_library/plan/utterances/0
                    4000 | /guardrails/forbidden_topics/0
                    4000 | /guardrails/refusal_templates/0
                    4000 | /guardrails/confidentiality_rules/0
                    4000 | /guardrails/conflict_rules/0
                    4000 | /guardrails/uncertainty_rule
                    4000 | /guardrails/escalation_rule
                    """)
    void textsCountCodePoints(int most, String pointer) {
        // The few-shot of the module must stay the id of an example.
        var spec = with(SPEC, "/procedural_modules/0/few_shot_ids", JSON.arrayNode());

        holds(SpecRules::check, spec, pointer, text(most), text(most + 1), "length");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    4000 | /persona_profile
                    4000 | /public_intro
                    8000 | /system_prompt
                    4000 | /signature_phrases/0
                    4000 | /opinion_map/tea
                    4000 | /intent_profile/use_case
                    4000 | /intent_profile/audience
                    4000 | /intent_profile/boundaries
                    4000 | /pinned_context/goal
                    """)
    void textsOfSettingsToo(int most, String pointer) {
        holds(RULES_OF_SETTINGS, SETTINGS, pointer, text(most), text(most + 1), "length");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    200 | /identity_voice/signature_phrases
                    200 | /identity_voice/voice_rules
                    200 | /decision_policy/rubric_dimensions
                    200 | /decision_policy/rubric_rules
                    200 | /decision_policy/rubric_rules/1/examples
                    200 | /decision_policy/green_flags
                    200 | /decision_policy/red_flags
                    200 | /decision_policy/default_assumptions
                     50 | /interaction_style/phrasing_preferences
                    200 | /interaction_style/do_not_say
                     50 | /constitution
                     30 | /canonical_examples
                    200 | /canonical_examples/0/tags
                     30 | /anti_examples
                    200 | /anti_examples/0/tags
                    200 | /procedural_modules
                    200 | /procedural_modules/0/intent_labels
                    200 | /procedural_modules/0/do
                    200 | /procedural_modules/0/ban
                    200 | /procedural_modules/0/few_shot_ids
                    200 | /procedural_modules/0/clause_ids
                    200 | /deterministic_rules/banned_phrases
                    200 | /deterministic_rules/anti_style_rules
                    500 | /faq_library
                     50 | /workflow_library
                     10 | /workflow_library/plan/required_inputs
                    200 | /workflow_library/plan/steps
                     50 | /workflow_library/plan/utterances
                    200 | /guardrails/forbidden_topics
                    200 | /guardrails/refusal_templates
                    200 | /guardrails/confidentiality_rules
                    200 | /guardrails/conflict_rules
                    200 | /routing_policy/review_on
                    """)
    void listsAndMapsCountTheirEntries(int most, String pointer) {
        holds(SpecRules::check, SPEC, pointer, many(SPEC, pointer, most), many(SPEC, pointer, most + 1), "count");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {"30 | /signature_phrases", "100 | /opinion_map", "30 | /pinned_context"})
    void listsAndMapsOfSettingsToo(int most, String pointer) {
        var at = many(SETTINGS, pointer, most);
        var over = many(SETTINGS, pointer, most + 1);

        holds(RULES_OF_SETTINGS, SETTINGS, pointer, at, over, "count");
    }

    @ParameterizedTest(name = "{3} from {0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    1           | 1000       | 1     | /schema_version
                    0           | 1          | 0.001 | /decision_policy/rubric_rules/1/weight
                    1           | 10         | 1     | /stance_values/remote/intensity
                    0           | 1          | 0.001 | /interaction_style/tone_sliders/directness
                    0           | 1          | 0.001 | /interaction_style/tone_sliders/warmth
                    0           | 1          | 0.001 | /interaction_style/tone_sliders/skepticism
                    -2147483648 | 2147483647 | 1     | /procedural_modules/0/priority
                    0.30        | 0.95       | 0.001 | /routing_policy/clarify_below
                    0.05        | 0.95       | 0.001 | /routing_policy/review_below
                    """)
    void numbersKeepToTheirRange(BigDecimal least, BigDecimal most, BigDecimal step, String pointer) {
        holds(SpecRules::check, SPEC, pointer, number(least), number(least.subtract(step)), "range");
        holds(SpecRules::check, SPEC, pointer, number(most), number(most.add(step)), "range");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    120 | /procedural_modules/0/id
                     40 | /workflow_library/plan/required_inputs/0
                     80 | /workflow_library/plan/output_schema
                    """)
    void namesHaveTheirFormAndLength(int most, String pointer) {
        holds(SpecRules::check, SPEC, pointer, name(most), name(most + 1), "format");
        holds(SpecRules::check, SPEC, pointer, name(1), name(0), "format");
        holds(SpecRules::check, SPEC, pointer, name(most), JSON.textNode("a b"), "format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unheard_of",
                "/decision_policy/rubric_rules/1/unheard_of",
                "/stance_values/remote/unheard_of",
                "/interaction_style/tone_sliders/unheard_of",
                "/canonical_examples/0/unheard_of",
                "/anti_examples/0/unheard_of",
                "/procedural_modules/0/unheard_of",
                "/faq_library/0/unheard_of",
                "/workflow_library/plan/unheard_of",
                "/guardrails/unheard_of",
                "/routing_policy/unheard_of"
            })
    void whatNobodyHeardOfIsRefused(String pointer) {
        assertThat(SpecRules.check(with(SPEC, pointer, JSON.textNode("x"))))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(pointer + " unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity_voice/free",
                "/decision_policy/free",
                "/interaction_style/free",
                "/deterministic_rules/free",
                "/deterministic_rules/length_bands",
                "/deterministic_rules/format_by_intent",
                "/procedural_modules/0/when",
                "/procedural_modules/0/say_style",
                "/metadata/free"
            })
    void anythingExactMayStandWhereASpecIsFree(String pointer) {
        var anything = Specs.of("{'a': [1, 2.5, true, null, {'b': 'c'}]}");
        var inexact = Specs.of("{'a': [1, {'b': 9007199254740993}]}");

        assertThat(SpecRules.check(with(SPEC, pointer, anything))).isEmpty();
        assertThat(SpecRules.check(with(SPEC, pointer, inexact)))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(pointer + "/a/1/b number-not-exact");
    }

    @Test
    void everyFieldMayBeAbsentOrNull() {
        for (String field : SpecRules.FIELDS) {
            var without = (ObjectNode) with(SPEC, "/procedural_modules/0/few_shot_ids", JSON.arrayNode());
            assertThat(SpecRules.check(without.deepCopy().without(field))).isEmpty();
            assertThat(SpecRules.check(without.putNull(field))).isEmpty();
        }
        assertThat(SpecRules.FIELDS)
                .containsExactly(
                        "version",
                        "schema_version",
                        "identity_voice",
                        "decision_policy",
                        "stance_values",
                        "interaction_style",
                        "constitution",
                        "canonical_examples",
                        "anti_examples",
                        "procedural_modules",
                        "deterministic_rules",
                        "faq_library",
                        "workflow_library",
                        "guardrails",
                        "routing_policy",
                        "metadata");
    }

    @Test
    void aWorkflowsNameHasAtMostFortyCharacters() {
        var library = JSON.objectNode().set("a".repeat(40), JSON.objectNode());
        var longer = JSON.objectNode().set("a".repeat(41), JSON.objectNode());

        assertThat(SpecRules.check(JSON.objectNode().set("workflow_library", library)))
                .isEmpty();
        assertThat(SpecRules.check(JSON.objectNode().set("workflow_library", longer)))
                .extracting(Violation::code)
                .containsExactly("format");
    }

    @Test
    void metadataAndTheWholeSpecCountBytesOfTheirCanonicalForm() {
        var metadata = JSON.objectNode().put("n", "é".repeat((8192 - 8) / 2));
        holds(
                SpecRules::check,
                SPEC,
                "/metadata",
                metadata,
                JSON.objectNode().put("nn", metadata.path("n").asText()),
                "length");

        var spec = JSON.objectNode();
        var faq = spec.putArray("faq_library");
        for (int i = 0; i < 65; i++) {
            faq.addObject().put("question", "q").put("answer", "x".repeat(8000));
        }
        var last = faq.addObject().put("question", "q").put("answer", "");
        last.put("answer", "x".repeat(512 * 1024 - Canonical.bytes(spec)));
        assertThat(SpecRules.check(spec)).isEmpty();
        last.put("question", "qq");
        assertThat(SpecRules.check(spec))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(" length");
    }

    private static void holds(
            Function<JsonNode, List<Violation>> rules,
            JsonNode document,
            String pointer,
            JsonNode inside,
            JsonNode beyond,
            String code) {
        assertThat(rules.apply(with(document, pointer, inside))).isEmpty();
        assertThat(rules.apply(with(document, pointer, beyond)))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(pointer + " " + code);
    }

    private static JsonNode with(JsonNode document, String pointer, JsonNode value) {
        var copy = document.deepCopy();
        var place = JsonPointer.compile(pointer);
        switch (copy.at(place.head())) {
            case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
            default -> throw new IllegalArgumentException(pointer);
        }
        return copy;
    }

    /** As many of the first entry of a list, or under as many names; entries that have an id get one each. */
    private static JsonNode many(JsonNode document, String pointer, int count) {
        var sample = document.at(pointer);
        var first = sample.elements().next();
        var list = JSON.arrayNode();
        var map = JSON.objectNode();
        for (int i = 0; i < count; i++) {
            var entry = first.deepCopy();
            if (i > 0 && entry instanceof ObjectNode object && object.has("id")) {
                object.put("id", "id" + i);
            }
            list.add(entry);
            map.set("name" + i, entry);
        }
        return sample.isArray() ? list : map;
    }

    private static JsonNode text(int codePoints) {
        return JSON.textNode("\uD83D\uDE00".repeat(codePoints));
    }

    private static JsonNode name(int characters) {
        return JSON.textNode("a".repeat(characters));
    }

    private static JsonNode number(BigDecimal value) {
        return value.scale() <= 0 ? JSON.numberNode(value.toBigIntegerExact()) : JSON.numberNode(value);
    }
}

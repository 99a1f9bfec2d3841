package io.gemel.persona.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.correction.Correction;
import io.gemel.platform.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectedSpecTest {

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "add_faq_answer | {'question': ' WHAT  is it', 'answer': 'new'} | {'faq_library': [{'question': 'What is it', 'answer': 'old', 'template': 't'}, {'question': 'b', 'answer': 'b'}]} | {'faq_library': [{'question': ' WHAT  is it', 'answer': 'new'}, {'question': 'b', 'answer': 'b'}]}",
                "add_faq_answer | {'question': 'q', 'answer': 'a', 'template': null} | {'faq_library': null} | {'faq_library': [{'question': 'q', 'answer': 'a'}]}",
                "add_adjust_rubric_rule | {'rule': 'r', 'weight': 0.5} | {'decision_policy': {'rubric_rules': ['r'], 'x': 1}} | {'decision_policy': {'rubric_rules': ['r', {'rule': 'r', 'weight': 0.5}], 'x': 1}}",
                "add_workflow_step_template | {'workflow': 'plan', 'step': 's', 'utterances': ['A b', 'c'], 'required_inputs': []} | {'workflow_library': {'plan': {'steps': ['s'], 'utterances': ['a  B'], 'required_inputs': ['goal']}}} | {'workflow_library': {'plan': {'steps': ['s', 's'], 'utterances': ['a  B', 'c'], 'required_inputs': []}}}",
                "add_workflow_step_template | {'workflow': 'own', 'template': 't', 'output_schema': 'own.v1'} | {} | {'workflow_library': {'own': {'template': 't', 'output_schema': 'own.v1'}}}",
                "add_guardrail_refusal_rule | {'forbidden_topics': ['x', 'Y'], 'escalation_rule': 'e'} | {'guardrails': {'forbidden_topics': ['y'], 'escalation_rule': 'old', 'uncertainty_rule': 'u'}} | {'guardrails': {'forbidden_topics': ['y', 'x'], 'escalation_rule': 'e', 'uncertainty_rule': 'u'}}",
                "add_style_preference | {'tone_sliders': {'warmth': 0.9}, 'brevity_default': 'short'} | {'interaction_style': {'tone_sliders': {'warmth': 0.1, 'directness': 0.2}, 'brevity_default': 'long', 'free': true}} | {'interaction_style': {'tone_sliders': {'warmth': 0.9, 'directness': 0.2}, 'brevity_default': 'short', 'free': true}}",
                "add_style_preference | {'do_not_say': ['ﬁne'], 'pushback_style': null} | {'interaction_style': {'do_not_say': ['FINE']}} | {'interaction_style': {'do_not_say': ['FINE']}}"
            })
    void eachTypeChangesItsPlaceAndNothingElse(String type, String payload, String base, String expected) {
        ObjectNode before = json(base);

        ObjectNode after = CorrectedSpec.of(before, new Correction(type, json(payload)));

        assertThat(after).isEqualTo(json(expected));
        assertThat(before).isEqualTo(json(base));
    }
}

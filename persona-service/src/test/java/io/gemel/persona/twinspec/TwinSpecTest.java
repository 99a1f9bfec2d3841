package io.gemel.persona.twinspec;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwinSpecTest {

    private static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'));
    }

    private static JsonNode active(String spec) {
        var twin = Twins.created(OWNER);
        publish(twin, draft(twin, spec), "{}").then().statusCode(200);
        return Json.read(as("runtime@acme")
                        .get("/twins/" + twin + "/twin-spec/active")
                        .then()
                        .statusCode(200)
                        .body("active", equalTo(true), "source_persona_spec_version", equalTo("1.0.0"))
                        .extract()
                        .asString())
                .path("twin_spec");
    }

    @Test
    void withoutAnActiveSpecThereIsNone() {
        var twin = Twins.created(OWNER);
        draft(twin, "{}");

        as("viewer@acme")
                .get("/twins/" + twin + "/twin-spec/active")
                .then()
                .statusCode(404)
                .body("code", equalTo("no-active-persona-spec"));
        as("builder@acme").get("/twins/" + twin + "/twin-spec/active").then().statusCode(403);
    }

    @Test
    void aSilentSpecHasEveryDefault() {
        var spec = active("{}");

        assertThat(spec.path("persona"))
                .isEqualTo(json("{'tone_sliders': {'directness': 0.65, 'warmth': 0.55, 'skepticism': 0.55}, "
                        + "'voice_rules': [], 'preferred_phrases': [], 'avoid_phrases': [], 'pushback_style': null, "
                        + "'summary_style': null, 'brevity_default': null, 'structure_default': null, "
                        + "'disagreement_style': null}"));
        assertThat(spec.path("decision_system"))
                .isEqualTo(json("{'rubric_dimensions': [], 'rubric_rules': [], 'green_flags': [], 'red_flags': [], "
                        + "'default_assumptions': [], 'missing_info_behavior': 'ask_clarifying_questions'}"));
        assertThat(spec.path("workflows").findValuesAsText("workflow"))
                .containsExactly(
                        "diagnose", "plan", "critique", "summarize", "brainstorm", "evaluate", "write", "answer");
        assertThat(spec.path("workflows"))
                .extracting(
                        workflow -> workflow.path("output_schema").asText() + " " + workflow.path("required_inputs"))
                .containsExactly(
                        "workflow.diagnose.v1 [\"problem_statement\",\"context\"]",
                        "workflow.plan.v1 [\"objective\",\"constraints\"]",
                        "workflow.critique.v1 [\"artifact\"]",
                        "workflow.summarize.v1 [\"source_text\"]",
                        "workflow.brainstorm.v1 [\"goal\"]",
                        "workflow.evaluate.v1 [\"criteria\",\"options\"]",
                        "workflow.write.v1 [\"audience\",\"goal\"]",
                        "workflow.answer.v1 []");
        assertThat(spec.path("workflows").path(0))
                .isEqualTo(json("{'workflow': 'diagnose', 'output_schema': 'workflow.diagnose.v1', "
                        + "'required_inputs': ['problem_statement', 'context'], 'steps': [], 'template': null, "
                        + "'utterances': []}"));
        for (String list :
                List.of("forbidden_topics", "refusal_templates", "confidentiality_rules", "conflict_rules")) {
            assertThat(spec.path("guardrails").path(list)).isEqualTo(json("[]"));
        }
        assertThat(spec.path("faq")).isEqualTo(json("[]"));
        assertThat(spec.path("guardrails").path("uncertainty_rule").asText()).isNotBlank();
        assertThat(spec.path("guardrails").path("escalation_rule").asText()).isNotBlank();
        assertThat(spec.path("metadata"))
                .isEqualTo(json("{'source': 'manual', 'version': '1.0.0', 'has_stance_values': false}"));
    }

    @Test
    void whatTheSpecSaysWins() {
        var spec = active("{'identity_voice': {'voice_rules': ['v'], 'signature_phrases': ['s']}, "
                + "'interaction_style': {'tone_sliders': {'warmth': 0.1}, 'phrasing_preferences': ['p'], "
                + "'do_not_say': ['d'], 'disagreement_style': 'soft', 'structure_default': 'list', "
                + "'brevity_default': 'short', 'pushback_style': 'firm', 'summarization_pattern': 'bullets'}, "
                + "'deterministic_rules': {'banned_phrases': ['b']}, "
                + "'decision_policy': {'missing_info_behavior': 'assume', 'red_flags': ['r'], 'green_flags': ['g'], "
                + "'rubric_dimensions': ['d', {'name': 'cost'}], 'rubric_rules': ['t', {'rule': 'count', 'weight': 0.5}], "
                + "'default_assumptions': ['a']}, "
                + "'stance_values': {'remote work': 'yes'}, "
                + "'workflow_library': {'zebra': {'utterances': ['go'], 'template': 't', 'required_inputs': ['goal']}, 'plan': {'required_inputs': [], 'steps': ['x']}, "
                + "'audit': {'output_schema': 'audit.v2'}}, "
                + "'guardrails': {'forbidden_topics': ['f'], 'refusal_templates': ['no'], 'confidentiality_rules': ['c'], "
                + "'conflict_rules': ['x'], 'uncertainty_rule': 'u', 'escalation_rule': 'e'}, "
                + "'faq_library': [{'question': 'q', 'answer': 'a'}]}");

        assertThat(spec.path("persona"))
                .isEqualTo(json("{'tone_sliders': {'directness': 0.65, 'warmth': 0.1, 'skepticism': 0.55}, "
                        + "'voice_rules': ['v'], 'preferred_phrases': ['s', 'p'], 'avoid_phrases': ['b', 'd'], "
                        + "'pushback_style': 'firm', 'summary_style': 'bullets', 'brevity_default': 'short', "
                        + "'structure_default': 'list', 'disagreement_style': 'soft'}"));
        assertThat(spec.path("decision_system"))
                .isEqualTo(json("{'rubric_dimensions': ['d', {'name': 'cost'}], "
                        + "'rubric_rules': ['t', {'rule': 'count', 'weight': 0.5}], 'green_flags': ['g'], "
                        + "'red_flags': ['r'], 'default_assumptions': ['a'], 'missing_info_behavior': 'assume'}"));
        assertThat(spec.path("workflows").findValuesAsText("workflow"))
                .containsExactly(
                        "diagnose",
                        "plan",
                        "critique",
                        "summarize",
                        "brainstorm",
                        "evaluate",
                        "write",
                        "answer",
                        "audit",
                        "zebra");
        assertThat(spec.path("workflows").path(1))
                .isEqualTo(json("{'workflow': 'plan', 'output_schema': 'workflow.plan.v1', 'required_inputs': [], "
                        + "'steps': ['x'], 'template': null, 'utterances': []}"));
        assertThat(spec.path("workflows").path(8).path("output_schema").asText())
                .isEqualTo("audit.v2");
        assertThat(spec.path("workflows").path(9))
                .isEqualTo(
                        json("{'workflow': 'zebra', 'output_schema': null, 'required_inputs': ['goal'], 'steps': [], "
                                + "'template': 't', 'utterances': ['go']}"));
        assertThat(spec.path("guardrails"))
                .isEqualTo(json("{'forbidden_topics': ['f'], 'refusal_templates': ['no'], "
                        + "'confidentiality_rules': ['c'], 'conflict_rules': ['x'], 'uncertainty_rule': 'u', "
                        + "'escalation_rule': 'e'}"));
        assertThat(spec.path("faq")).isEqualTo(json("[{'question': 'q', 'answer': 'a'}]"));
        assertThat(spec.path("metadata").path("has_stance_values").asBoolean()).isTrue();
    }

    @Test
    void withoutItsOwnStyleAPushbackIsADisagreementAndASummaryIsStructuredAsAlways() {
        var persona = active("{'interaction_style': {'disagreement_style': 'soft', 'structure_default': 'list'}}")
                .path("persona");

        assertThat(persona.path("pushback_style").asText()).isEqualTo("soft");
        assertThat(persona.path("summary_style").asText()).isEqualTo("list");
    }
}

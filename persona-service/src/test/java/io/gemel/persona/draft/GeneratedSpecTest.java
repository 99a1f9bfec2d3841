package io.gemel.persona.draft;

import static io.gemel.persona.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.publishing.PublishRules;
import io.gemel.platform.json.Json;
import org.junit.jupiter.api.Test;

class GeneratedSpecTest {

    private static ObjectNode generated(String settings) {
        return GeneratedSpec.of(Json.read(json(settings)));
    }

    @Test
    void settingsStandWhereTheSpecHasThem() {
        var spec = generated("""
                {'persona_profile': 'A patient adviser.', 'public_intro': 'Hi, I am Ada.', 'system_prompt': 'legacy',
                 'signature_phrases': ['by the way', 'well'], 'opinion_map': {'ai': 'useful', 'tea': 'good'},
                 'intent_profile': {'use_case': 'advice', 'audience': 'all', 'boundaries': 'no law'},
                 'pinned_context': {'goal': 'g'}}
                """);

        assertThat(spec.path("identity_voice")).isEqualTo(Json.read(json("""
                {'persona_profile': 'A patient adviser.', 'signature_phrases': ['by the way', 'well'],
                 'public_intro': 'Hi, I am Ada.'}
                """)));
        assertThat(spec.path("stance_values")).isEqualTo(Json.read(json("{'ai': 'useful', 'tea': 'good'}")));
        assertThat(spec.path("interaction_style")).isEqualTo(Json.read(json("""
                {'intent_profile': {'use_case': 'advice', 'audience': 'all', 'boundaries': 'no law'}}
                """)));
        assertThat(spec.toString()).doesNotContain("legacy", "goal");
    }

    @Test
    void everyTwinHasTheRulesAndModulesToBeginWith() {
        var spec = generated("{}");

        assertThat(spec.path("constitution")).hasSize(3);
        assertThat(spec.path("deterministic_rules").path("banned_phrases")).isNotEmpty();
        assertThat(spec.path("deterministic_rules").path("anti_style_rules")).isNotEmpty();
        assertThat(spec.path("procedural_modules"))
                .extracting(module -> module.path("id").asText() + " " + module.path("priority") + " "
                        + module.path("intent_labels").path(0).asText())
                .containsExactly(
                        "procedural.factual.cite_or_disclose_uncertainty 40 factual_with_evidence",
                        "procedural.decision.clarify_before_advice 50 advice_or_stance");
        assertThat(spec.has("stance_values")).isFalse();
        assertThat(PublishRules.check(spec)).isEmpty();
    }
}

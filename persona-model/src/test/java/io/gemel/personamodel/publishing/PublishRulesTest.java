package io.gemel.personamodel.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Specs;
import io.gemel.personamodel.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishRulesTest {

    private static List<String> lines(List<Violation> found) {
        return found.stream().map(each -> each.pointer() + " " + each.code()).toList();
    }

    @Test
    void whoRepairsASpecSeesEverythingAtOnce() {
        var spec = Specs.of("""
                {'schema_version': 2, 'voice': 1, 'constitution': 'one',
                 'deterministic_rules': {'banned_phrases': ['synergy', 7]},
                 'faq_library': [5, {'question': ' ', 'answer': 'synergy', 'template': '{{name}}'}],
                 'stance_values': {'tea': {'unheard_of': 1e400}}, 'procedural_modules': [{'active': false}]}
                """);

        assertThat(lines(PublishRules.check(spec)))
                .containsExactlyInAnyOrder(
                        "/voice unknown",
                        "/constitution type",
                        "/deterministic_rules/banned_phrases/1 type",
                        "/faq_library/0 type",
                        "/faq_library/1/question blank",
                        "/procedural_modules/0/id required",
                        "/stance_values/tea/unheard_of unknown",
                        "/schema_version SCHEMA_VERSION_UNKNOWN",
                        "/faq_library/1/template TEMPLATE_UNRESOLVED");
        assertThat(lines(PublishRules.warnings(spec, PublishRules.check(spec))))
                .containsExactly(
                        "/faq_library/1/answer BANNED_PHRASE_USED", "/procedural_modules/0/active MODULE_INACTIVE");
    }

    @Test
    void aTextThatIsTooLongIsPartOfAPlanThatIsTooLarge() {
        var spec = Specs.of("{'constitution': ['" + "x".repeat(100_000) + "']}");

        assertThat(lines(PublishRules.check(spec))).containsExactly("/constitution/0 length", " PLAN_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "'\\ud800'", "[[[]]]", "{'x': {'y': 1e999}}", "true", "null", "-1", "'x'"})
    void nothingThatJsonCanSayIsTooMuch(String value) {
        JsonNode odd = Specs.of(value);
        for (JsonNode spec : List.of(odd, Specs.of("[" + value + "]"), Specs.of("{'\\ud800': " + value + "}"))) {
            assertThat(PublishRules.check(spec)).isNotEmpty();
        }
        var rich = Specs.of("""
                {'schema_version': 1, 'identity_voice': {}, 'decision_policy': {}, 'stance_values': {}, 'constitution': [],
                 'interaction_style': {}, 'canonical_examples': [], 'procedural_modules': [], 'deterministic_rules': {},
                 'faq_library': [], 'workflow_library': {}, 'guardrails': {}, 'metadata': {}}
                """);
        rich.fieldNames().forEachRemaining(name -> {
            JsonNode whole = ((ObjectNode) rich.deepCopy()).set(name, odd);
            JsonNode inside = rich.path(name).isArray()
                    ? ((ObjectNode) rich.deepCopy()).set(name, Specs.of("[" + value + "]"))
                    : ((ObjectNode) rich.deepCopy()).set(name, Specs.of("{'a': " + value + "}"));
            for (JsonNode spec : List.of(whole, inside)) {
                assertThat(PublishRules.check(spec)).doesNotContainNull();
                assertThat(PublishRules.warnings(spec, PublishRules.check(spec)))
                        .doesNotContainNull();
            }
        });
    }
}

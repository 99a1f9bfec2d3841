package io.gemel.personamodel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Specs;
import io.gemel.personamodel.publishing.PublishRules;
import io.gemel.personamodel.publishing.SpecWarnings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static String section(String spec, @Nullable String intent, @Nullable String query, String title) {
        JsonNode document = Specs.of(spec);
        assertThat(PublishRules.check(document)).isEmpty();
        return PromptCompiler.compile(document, intent, null, query, "baseline_v1").sections().stream()
                .filter(section -> section.title().equals(title))
                .map(PromptPlan.Section::text)
                .findFirst()
                .orElse("");
    }

    private static String faq(String question, String query) {
        return section("{'faq_library': [{'question': '" + question + "', 'answer': 'yes'}]}", null, query, "FAQ");
    }

    @Test
    void anFaqEntryIsInAtAQuarterAndOutBelow() {
        assertThat(faq("alpha beta", "alpha gamma delta")).isEqualTo("- Q: alpha beta\n  A: yes");
        assertThat(faq("alpha beta", "alpha gamma delta epsilon")).isEmpty();
        assertThat(faq("alpha", "beta")).isEmpty();
        assertThat(faq("?!", "...")).isEmpty();
    }

    @Test
    void wordsCountOnceWhateverTheirCase() {
        assertThat(faq("ALPHA Alpha alpha beta", "alpha gamma delta")).isNotEmpty();
        assertThat(faq("ISTANBUL", "istanbul")).isNotEmpty();
    }

    @Test
    void fiveFaqEntriesStandBestFirstAndTiesByPosition() {
        var spec = new StringBuilder("{'faq_library': [");
        for (int i = 0; i < 7; i++) {
            spec.append("{'question': 'alpha beta', 'answer': 'a").append(i).append("'},");
        }
        spec.append("{'question': 'alpha', 'answer': 'best'}]}");

        assertThat(section(spec.toString(), null, "alpha", "FAQ").replace("- Q: alpha beta\n  A: ", ""))
                .isEqualTo("- Q: alpha\n  A: best\na0\na1\na2\na3");
    }

    @Test
    void fewShotsOfModulesComeFirstThenTheLikestThoseWithoutIdLast() {
        String spec = """
                {'canonical_examples': [
                   {'intent_label': 'meta_or_system', 'prompt': 'no id', 'response': 'r'},
                   {'id': 'z', 'intent_label': 'meta_or_system', 'prompt': 'z', 'response': 'r'},
                   {'id': 'named', 'intent_label': 'advice_or_stance', 'prompt': 'named', 'response': 'r'},
                   {'id': 'b', 'intent_label': 'meta_or_system', 'prompt': 'b', 'response': 'r'},
                   {'id': 'other', 'intent_label': 'advice_or_stance', 'prompt': 'other', 'response': 'r'}],
                 'procedural_modules': [{'id': 'm', 'few_shot_ids': ['named']}]}
                """;

        assertThat(section(spec, "meta_or_system", null, "CANONICAL FEW-SHOTS")
                        .lines()
                        .filter(line -> line.startsWith("-")))
                .containsExactly(
                        "- [advice_or_stance] user: named",
                        "- [meta_or_system] user: b",
                        "- [meta_or_system] user: z",
                        "- [meta_or_system] user: no id");
        assertThat(section(spec, null, null, "CANONICAL FEW-SHOTS"))
                .isEqualTo("- [advice_or_stance] user: named\n  assistant: r");
    }

    @Test
    void twoExamplesThatSayTheSameAreTwo() {
        String one = "{'intent_label': 'meta_or_system', 'prompt': 'p', 'response': 'r'}";

        assertThat(section(
                                "{'canonical_examples': [" + one + "," + one + "]}",
                                "meta_or_system",
                                null,
                                "CANONICAL FEW-SHOTS")
                        .lines())
                .hasSize(4);
    }

    @Test
    void modulesOfOtherIntentsStayOutAndOthersGoByPriorityThenId() {
        String spec = """
                {'procedural_modules': [{'id': 'b', 'priority': 1}, {'id': 'a', 'priority': 1}, {'id': 'first', 'priority': 0},
                  {'id': 'default'}, {'id': 'other', 'intent_labels': ['meta_or_system']}, {'id': 'off', 'active': false}]}
                """;

        assertThat(section(spec, "advice_or_stance", null, "INTENT PROCEDURAL MODULES")
                        .lines())
                .containsExactly(
                        "- first (priority 0)", "- a (priority 1)", "- b (priority 1)", "- default (priority 100)");
    }

    @Test
    void warningsNameWhatIsOdd() {
        var warnings = SpecWarnings.of(Specs.of("""
                {'deterministic_rules': {'banned_phrases': ['Circle back', '\\u2014']},
                 'canonical_examples': [{'intent_label': 'meta_or_system', 'prompt': 'p', 'response': 'We circle  BACK then'}],
                 'faq_library': [{'question': 'q', 'answer': 'yes \\u2014 no', 'template': 'encircle backs'}],
                 'procedural_modules': [{'id': 'on'}, {'id': 'off', 'active': false}],
                 'workflow_library': {'plan': {'template': 'circle back'}, 'own': {'steps': ['s']},
                                      'reached': {'utterances': ['go']}}}
                """));

        assertThat(warnings)
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactly(
                        "/canonical_examples/0/response BANNED_PHRASE_USED",
                        "/faq_library/0/answer BANNED_PHRASE_USED",
                        "/procedural_modules/1/active MODULE_INACTIVE",
                        "/workflow_library/own WORKFLOW_UNREACHABLE",
                        "/workflow_library/plan/template BANNED_PHRASE_USED");
    }
}

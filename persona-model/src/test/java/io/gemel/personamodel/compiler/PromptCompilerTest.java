package io.gemel.personamodel.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Specs;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.compiler.PromptPlan.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptCompilerTest {

    private static final JsonNode SPEC = Specs.of("""
            {'version': '1.2.0', 'constitution': ['Never invent', 'Line one\\nline two', ''],
             'stance_values': {'zeta': 1.50, 'alpha': 'yes', 'empty': ''},
             'procedural_modules': [
               {'id': 'b', 'priority': 40, 'do': ['cite'], 'ban': ['as an AI'], 'clause_ids': ['C2', 'C1']},
               {'id': 'a', 'intent_labels': ['advice_or_stance'], 'when': {'z': 1, 'a': null}, 'clause_ids': ['C1'],
                'few_shot_ids': ['ex2']},
               {'id': 'off', 'active': false, 'ban': ['never']},
               {'id': 'c', 'intent_labels': ['meta_or_system'], 'priority': 1}],
             'canonical_examples': [
               {'id': 'ex1', 'intent_label': 'advice_or_stance', 'prompt': 'hire now', 'response': 'wait', 'tags': []},
               {'id': 'ex2', 'intent_label': 'meta_or_system', 'prompt': 'who', 'response': 'me'},
               {'intent_label': 'meta_or_system', 'prompt': 'unlike', 'response': 'all'}],
             'deterministic_rules': {'banned_phrases': ['synergy'], 'anti_style_rules': ['No lists']},
             'faq_library': [{'question': 'What is the price?', 'answer': 'Ten'}, {'question': 'price', 'answer': 'Ten!'},
                             {'question': 'Where do you live now', 'answer': 'Here'}],
             'workflow_library': {'plan': {'steps': ['Ask', 'Answer'], 'template': '{{objective}} {{answer}}'}}}
            """);

    private static PromptPlan compile(String variant) {
        return PromptCompiler.compile(SPEC, "advice_or_stance", "plan", "what price", variant);
    }

    private static String section(PromptPlan plan, String title) {
        return plan.sections().stream()
                .filter(section -> section.title().equals(title))
                .map(Section::text)
                .findFirst()
                .orElse("(none)");
    }

    @Test
    void aPlanIsTheseBytes() {
        assertThat(compile("baseline_v1").text()).isEqualTo("""
                CONSTITUTION:
                - Never invent
                - Line one
                  line two

                STANCE VALUES:
                - alpha: "yes"
                - zeta: 1.5

                INTENT PROCEDURAL MODULES:
                - b (priority 40)
                  do: ["cite"]
                  ban: ["as an AI"]
                - a (priority 100)
                  when: {"a":null,"z":1}

                WORKFLOW:
                - workflow: plan
                - step 1: Ask
                - step 2: Answer
                - template: {{objective}} {{answer}}

                FAQ:
                - Q: What is the price?
                  A: Ten
                - Q: price
                  A: Ten!

                CANONICAL FEW-SHOTS:
                - [meta_or_system] user: who
                  assistant: me
                - [advice_or_stance] user: hire now
                  assistant: wait

                ANTI-STYLE RULES:
                - No lists""");
    }

    @Test
    void lineageAndBansComeFromTheSelectedModulesOnce() {
        var plan = compile("baseline_v1");

        assertThat(plan.selectedModuleIds()).containsExactly("b", "a");
        assertThat(plan.clauseIds()).containsExactly("C2", "C1");
        assertThat(Canonical.text(plan.deterministicRules()))
                .isEqualTo("{\"anti_style_rules\":[\"No lists\"],\"banned_phrases\":[\"synergy\",\"as an AI\"]}");
        assertThat(plan.personaSpecVersion()).isEqualTo("1.2.0");
    }

    @Test
    void compactVariantsCountInsteadOfTelling() {
        assertThat(section(compile("compact_v1"), "INTENT PROCEDURAL MODULES"))
                .isEqualTo(
                        "- b (priority 40; when []; do 1; ban 1)\n- a (priority 100; when [\"a\",\"z\"]; do 0; ban 0)");
        assertThat(compile("compact_no_examples_v1").fewShots()).isEmpty();
    }

    @Test
    void memberOrderAndNumberFormsDoNotChangeAByte() {
        var other =
                Specs.of(SPEC.toString().replace("\"zeta\":1.5,\"alpha\":\"yes\"", "\"alpha\":\"yes\",\"zeta\":15e-1"));

        assertThat(PromptCompiler.compile(other, "advice_or_stance", "plan", "what price", "baseline_v1"))
                .isEqualTo(compile("baseline_v1"));
    }

    @Test
    void aLineBreakIsANewlineAndTwoSpacesHoweverItIsSent() {
        for (String sent : List.of("\\n", "\\r\\n", "\\r")) {
            var spec = Specs.of("{'constitution': ['one" + sent + "two']}");
            assertThat(PromptCompiler.compile(spec, null, null, null, "baseline_v1")
                            .text())
                    .isEqualTo("CONSTITUTION:\n- one\n  two");
        }
    }

    @Test
    void anEmptySpecHasAnEmptyPlan() {
        assertThat(PromptCompiler.compile(Specs.of("{}"), null, null, null, "baseline_v1")
                        .text())
                .isEmpty();
    }

    @Test
    void everythingWrongIsFoundBeforePublishing() {
        var spec = Specs.of("""
                {'schema_version': 2, 'workflow_library': {'plan': {'template': '{{colour}}'}},
                 'faq_library': [{'question': 'q', 'answer': 'a', 'template': '{{objective}}'}]}
                """);

        assertThat(PromptCompiler.check(spec))
                .extracting(v -> v.code() + " " + v.pointer())
                .containsExactly(
                        "SCHEMA_VERSION_UNKNOWN /schema_version",
                        "TEMPLATE_UNRESOLVED /workflow_library/plan/template",
                        "TEMPLATE_UNRESOLVED /faq_library/0/template");
        assertThatThrownBy(() -> PromptCompiler.compile(spec, null, null, null, "baseline_v1"))
                .isInstanceOfSatisfying(
                        CompileError.class, e -> assertThat(e.code()).isEqualTo("SCHEMA_VERSION_UNKNOWN"));
    }

    @Test
    void aPlanIsTooLargeBeyond96KiB() {
        String line = "x".repeat(4000);
        String lines = ("'" + line + "',").repeat(24) + "'" + "x".repeat(98304 - 24 * 4003 - 16) + "'";
        var fits = Specs.of("{'constitution': [" + lines + "]}");
        var over = Specs.of("{'constitution': [" + lines.replaceFirst("x'$", "xy'") + "]}");

        assertThat(PromptCompiler.check(fits)).isEmpty();
        assertThat(PromptCompiler.check(over)).extracting(Violation::code).containsExactly("PLAN_TOO_LARGE");
    }
}

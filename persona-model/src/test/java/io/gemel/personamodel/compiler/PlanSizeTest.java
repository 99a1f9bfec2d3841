package io.gemel.personamodel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.Specs;
import io.gemel.personamodel.Workflows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSizeTest {

    /** The largest of all plans, each of them compiled. */
    private static int measured(JsonNode spec) {
        var intents = new ArrayList<>(Intents.ALL);
        intents.add(null);
        var workflows = new ArrayList<>(Workflows.names(spec));
        workflows.add(null);
        int largest = 0;
        for (String intent : intents) {
            for (String workflow : workflows) {
                for (String variant : Variant.NAMES) {
                    String text = PromptCompiler.compile(spec, intent, workflow, null, variant)
                            .text();
                    int fewShots = text.indexOf("CANONICAL FEW-SHOTS:");
                    assertThat(fewShots).as("a spec without examples").isNegative();
                    largest = Math.max(largest, text.getBytes(StandardCharsets.UTF_8).length);
                }
            }
        }
        return largest;
    }

    @Test
    void theLargestPlanIsFoundWithoutCompilingThemAll() {
        for (long seed = 0; seed < 40; seed++) {
            var spec = SpecGenerator.of(seed);
            spec.remove(List.of("canonical_examples", "faq_library"));
            spec.path("procedural_modules").forEach(module -> ((com.fasterxml.jackson.databind.node.ObjectNode) module)
                    .remove("few_shot_ids"));
            assertThat(PlanSize.largest(spec)).as(spec.toString()).isEqualTo(measured(spec));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'procedural_modules': [{'id': 'm', 'intent_labels': ['meta_or_system']}]}",
                "{'workflow_library': {'plan': {'steps': ['one']}, 'own_one': {'template': 'a template'}}}",
                "{'constitution': ['é'], 'workflow_library': {'plan': {'steps': ['one']}}}"
            })
    void alsoOfASpecThatSaysLittle(String spec) {
        assertThat(PlanSize.largest(Specs.of(spec))).isEqualTo(measured(Specs.of(spec)));
    }
}

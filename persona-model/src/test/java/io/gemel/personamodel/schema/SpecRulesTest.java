package io.gemel.personamodel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.personamodel.Semver;
import io.gemel.personamodel.Specs;
import io.gemel.personamodel.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecRulesTest {

    private static List<String> faults(String spec) {
        return SpecRules.check(Specs.of(spec)).stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }

    @Test
    void aSpecMayBeEmpty() {
        assertThat(faults("{}")).isEmpty();
    }

    @Test
    void nullCountsAsAbsentAndFreeKeysMayStand() {
        assertThat(faults("{'guardrails': null, 'identity_voice': {'accent': {'x': [1, 2.5]}}}"))
                .isEmpty();
    }

    @Test
    void anUnknownTopLevelKeyIsRefused() {
        assertThat(faults("{'voice': {}}")).containsExactly("/voice unknown");
    }

    @Test
    void versionsAreStrict() {
        assertThat(faults("{'version': ' 1.0.0 '}")).isEmpty();
        assertThat(faults("{'version': '1.0.01'}")).containsExactly("/version format");
        assertThat(faults("{'version': '1.0.1000000'}")).containsExactly("/version format");
        assertThat(faults("{'version': '1.0.0-rc'}")).containsExactly("/version format");
    }

    @Test
    void boundsHoldAtAnyDepth() {
        assertThat(faults("{'interaction_style': {'tone_sliders': {'warmth': 1.1}}}"))
                .containsExactly("/interaction_style/tone_sliders/warmth range");
        assertThat(faults("{'stance_values': {'a': {'intensity': 11}, 'b': [1]}}"))
                .containsExactly("/stance_values/a/intensity range", "/stance_values/b type");
        assertThat(faults("{'schema_version': 1.0}")).containsExactly("/schema_version type");
        assertThat(faults("{'metadata': {'n': 12345678901234567}}")).containsExactly("/metadata/n number-not-exact");
    }

    @Test
    void idsAreUniqueAndReferencesHold() {
        assertThat(faults("{'procedural_modules': [{'id': 'a', 'few_shot_ids': ['x']}, {'id': 'a'}, {}]}"))
                .containsExactly(
                        "/procedural_modules/2/id required",
                        "/procedural_modules/1/id duplicate",
                        "/procedural_modules/0/few_shot_ids/0 set");
    }

    @Test
    void rubricRulesAreTextsOrObjects() {
        assertThat(faults("{'decision_policy': {'rubric_rules': ['r', {'rule': 'r', 'weight': 0.5}, {'weight': 2}]}}"))
                .containsExactlyInAnyOrder(
                        "/decision_policy/rubric_rules/2/rule required",
                        "/decision_policy/rubric_rules/2/weight range");
    }

    @Test
    void workflowNamesHaveTheirForm() {
        assertThat(faults("{'workflow_library': {'Plan': {}, 'plan': {'output_schema': 'A'}}}"))
                .containsExactly("/workflow_library/Plan format", "/workflow_library/plan/output_schema format");
    }

    @Test
    void lineBreaksStandInTextsInAnyFormAndInNoName() {
        assertThat(faults("{'constitution': ['a\\nb\\r\\nc\\rd\\te'], 'metadata': {'n': '\\r'}}"))
                .isEmpty();
        assertThat(faults("{'stance_values': {'a\\rb': 1}, 'metadata': {'a\\nb': 1}}"))
                .containsExactly("/stance_values/a\rb character", "/metadata/a\nb character");
    }

    @Test
    void versionsOrderByNumbers() {
        assertThat(Semver.parse("1.10.0").orElseThrow())
                .isGreaterThan(Semver.parse("1.9.9").orElseThrow());
        assertThat(Semver.parse("1.0.999999").orElseThrow().next()).isEmpty();
    }

    @Test
    void wordsAreSegmentsWithALetterOrDigit() {
        assertThat(Words.of("Can't follow-up; 3.14 tl;dr \u6279\u51c6!"))
                .containsExactlyInAnyOrder("can't", "follow", "up", "3.14", "tl", "dr", "\u6279", "\u51c6");
    }
}

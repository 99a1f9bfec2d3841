package io.gemel.capture.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.capture.clause.Basis;
import io.gemel.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDraftTest {

    @Test
    void aSituationalJudgementPrefersItsOption() {
        var draft = ModuleDraft.of(
                new Basis.Sjt("advice_or_stance", "A client asks.", null, "s-1", "Wait"), Json.read("{\"n\": 1}"));
        assertThat(draft.moduleId()).isEqualTo("procedural.decision.advice_or_stance");
        assertThat(draft.confidence()).hasToString("0.75");
        assertThat(Json.canonical(draft.moduleData()))
                .isEqualTo("{\"ban\":[],\"do\":[\"prefer_option:Wait\"],\"say_style\":{\"rationale_required\":true},"
                        + "\"when\":{\"intent_label\":\"advice_or_stance\",\"scenario_id\":\"s-1\","
                        + "\"situation\":\"A client asks.\",\"thresholds\":{\"n\":1}}}");
    }

    @Test
    void withoutAnIntentTheScenarioNamesTheModule() {
        assertThat(ModuleDraft.of(new Basis.Sjt(null, "p", null, "Big Deal", "A"), null)
                        .moduleId())
                .isEqualTo("procedural.decision.big_deal");
    }

    @Test
    void withoutIntentAndScenarioTheChoiceNamesTheModule() {
        assertThat(ModuleDraft.of(new Basis.Sjt(null, "p", null, null, "批准"), null)
                        .moduleId())
                .isEqualTo("procedural.decision.x8cbe697b");
    }

    @ParameterizedTest
    @ValueSource(ints = {399, 400, 401})
    void situationsAndSignalsHaveFourHundredCodePointsAndProcessesThreeHundred(int count) {
        String text = "😀".repeat(count);
        String cut = "😀".repeat(Math.min(count, 400));
        var sjt = ModuleDraft.of(new Basis.Sjt(null, text, null, null, "A"), null);
        assertThat(sjt.moduleData().at("/when/situation").textValue()).isEqualTo(cut);
        var winner = new Basis.Pairwise.Text(null, text);
        var pair = ModuleDraft.of(new Basis.Pairwise(winner, winner, null, "a", text, null));
        assertThat(pair.moduleData().at("/when/situation").textValue()).isEqualTo(cut);
        assertThat(pair.moduleData().at("/say_style/preferred_signal").textValue())
                .isEqualTo(cut);
        var said = ModuleDraft.of(new Basis.Introspection("😀".repeat(count - 100), null, "q", null));
        assertThat(said.moduleData().at("/do/0").textValue())
                .isEqualTo("follow_process:" + "😀".repeat(Math.min(count - 100, 300)));
    }

    @Test
    void whatIsAbsentIsNullAndAbsentThresholdsAreEmpty() {
        var sjt = ModuleDraft.of(new Basis.Sjt(null, "p", null, null, "A"), null);
        assertThat(Json.canonical(sjt.moduleData().get("when")))
                .isEqualTo("{\"intent_label\":null,\"scenario_id\":null,\"situation\":\"p\",\"thresholds\":{}}");
        var said = ModuleDraft.of(new Basis.Introspection("a", null, "q", null));
        assertThat(Json.canonical(said.moduleData().get("when")))
                .isEqualTo("{\"intent_label\":null,\"thresholds\":{}}");
    }

    @Test
    void judgementsOfOneIntentAboutDifferentSituationsDoNotContradict() {
        var one = ModuleDraft.of(new Basis.Sjt("advice_or_stance", "A client asks.", null, null, "A"), null);
        var other = ModuleDraft.of(new Basis.Sjt("advice_or_stance", "A friend asks.", null, null, "B"), null);
        assertThat(other.moduleId()).isEqualTo(one.moduleId());
        assertThat(other.moduleData().path("when"))
                .isNotEqualTo(one.moduleData().path("when"));
    }

    @ParameterizedTest
    @CsvSource({"a, x", "b, y"})
    void aPreferenceKeepsTheSignalOfTheWinner(String preferred, String text) {
        var draft = ModuleDraft.of(pair(preferred));
        assertThat(draft.confidence()).hasToString("0.7");
        assertThat(Json.canonical(draft.moduleData()))
                .isEqualTo("{\"ban\":[],\"do\":[\"prefer_response_variant:" + preferred + "\"],"
                        + "\"say_style\":{\"preferred_signal\":\"" + text + "\"},"
                        + "\"when\":{\"intent_label\":null,\"situation\":\"p\"}}");
    }

    @Test
    void aTiePrefersNobody() {
        var draft = ModuleDraft.of(pair("tie"));
        assertThat(draft.moduleId()).isEqualTo("procedural.style.generic");
        assertThat(draft.confidence()).hasToString("0.5");
        assertThat(Json.canonical(draft.moduleData()))
                .isEqualTo("{\"ban\":[],\"do\":[\"either_response_variant\"],\"say_style\":{},"
                        + "\"when\":{\"intent_label\":null,\"situation\":\"p\"}}");
    }

    @Test
    void thresholdsCannotOverwriteTheIntent() {
        var thresholds = Json.read("{\"intent_label\": \"mine\"}");
        var draft = ModuleDraft.of(new Basis.Introspection("a", "meta_or_system", "q", thresholds));
        assertThat(draft.moduleId()).isEqualTo("procedural.process.meta_or_system");
        assertThat(draft.confidence()).hasToString("0.68");
        assertThat(Json.canonical(draft.moduleData()))
                .isEqualTo("{\"ban\":[],\"do\":[\"follow_process:a\"],\"say_style\":{\"process_first\":true},"
                        + "\"when\":{\"intent_label\":\"meta_or_system\",\"thresholds\":{\"intent_label\":\"mine\"}}}");
    }

    private static Basis.Pairwise pair(String preferred) {
        return new Basis.Pairwise(
                new Basis.Pairwise.Text(null, "x"), new Basis.Pairwise.Text(null, "y"), null, preferred, "p", null);
    }
}

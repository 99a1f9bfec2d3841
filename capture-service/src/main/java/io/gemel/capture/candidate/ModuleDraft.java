package io.gemel.capture.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.clause.Basis;
import io.gemel.platform.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The procedural module that a judgement suggests: a function of the judgement alone. */
public record ModuleDraft(String moduleId, BigDecimal confidence, ObjectNode moduleData) {

    private static final int SITUATION = 400;
    private static final int SIGNAL = 400;
    private static final int PROCESS = 300;

    /** Prefers the chosen option in like situations; {@code thresholds} bound when. */
    public static ModuleDraft of(Basis.Sjt sjt, @Nullable JsonNode thresholds) {
        String named = sjt.intentLabel() != null ? sjt.intentLabel() : sjt.scenarioId();
        var when = Json.object()
                .put("intent_label", sjt.intentLabel())
                .put("scenario_id", sjt.scenarioId())
                .put("situation", first(SITUATION, sjt.prompt()));
        when.set("thresholds", orEmpty(thresholds));
        var sayStyle = Json.object().put("rationale_required", true);
        String slug = Slug.of(named != null ? named : sjt.selectedOption());
        return new ModuleDraft(
                "procedural.decision." + slug,
                new BigDecimal("0.75"),
                data(when, "prefer_option:" + sjt.selectedOption(), sayStyle));
    }

    /** Prefers the wording that won; a tie prefers nobody. */
    public static ModuleDraft of(Basis.Pairwise pair) {
        var when =
                Json.object().put("intent_label", pair.intentLabel()).put("situation", first(SITUATION, pair.prompt()));
        String moduleId = "procedural.style." + Slug.of(pair.intentLabel());
        if (pair.preferred().equals("tie")) {
            return new ModuleDraft(
                    moduleId, new BigDecimal("0.5"), data(when, "either_response_variant", Json.object()));
        }
        var preferred = pair.preferred().equals("a") ? pair.candidateA() : pair.candidateB();
        var sayStyle = Json.object().put("preferred_signal", first(SIGNAL, preferred.text()));
        return new ModuleDraft(
                moduleId, new BigDecimal("0.7"), data(when, "prefer_response_variant:" + pair.preferred(), sayStyle));
    }

    /** Follows the process that the owner described. */
    public static ModuleDraft of(Basis.Introspection said) {
        var when = Json.object().put("intent_label", said.intentLabel());
        when.set("thresholds", orEmpty(said.thresholds()));
        var sayStyle = Json.object().put("process_first", true);
        return new ModuleDraft(
                "procedural.process." + Slug.of(said.intentLabel()),
                new BigDecimal("0.68"),
                data(when, "follow_process:" + first(PROCESS, said.answer()), sayStyle));
    }

    private static ObjectNode data(ObjectNode when, String rule, ObjectNode sayStyle) {
        var data = Json.object();
        data.set("when", when);
        data.putArray("do").add(rule);
        data.set("say_style", sayStyle);
        data.putArray("ban");
        return data;
    }

    private static JsonNode orEmpty(@Nullable JsonNode thresholds) {
        return thresholds == null ? Json.object() : thresholds;
    }

    private static String first(int codePoints, String text) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }
}

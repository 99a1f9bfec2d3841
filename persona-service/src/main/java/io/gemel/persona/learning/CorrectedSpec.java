package io.gemel.persona.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.correction.Correction;
import java.util.List;

/** What a spec becomes by a correction (docs/rules/persona-spec.md); a pure function. */
final class CorrectedSpec {

    private CorrectedSpec() {}

    /** A corrected copy of {@code base}. */
    static ObjectNode of(ObjectNode base, Correction correction) {
        ObjectNode spec = base.deepCopy();
        ObjectNode payload = correction.payload();
        switch (correction.inputType()) {
            case Correction.FAQ -> answer(spec, payload);
            case Correction.RUBRIC -> rubric(spec, payload);
            case Correction.WORKFLOW -> workflow(spec, payload);
            case Correction.GUARDRAIL -> Merged.into(Merged.object(spec, "guardrails"), payload);
            case Correction.STYLE -> style(spec, payload);
            default -> throw new IllegalArgumentException("no such type");
        }
        return spec;
    }

    /** The same question keeps its place and gets the new answer. */
    private static void answer(ObjectNode spec, ObjectNode payload) {
        ArrayNode library = Merged.list(spec, "faq_library");
        ObjectNode entry = Merged.only(payload, List.of("question", "answer", "template"));
        String question = Folded.text(entry.path("question").asText());
        for (int i = 0; i < library.size(); i++) {
            if (Folded.text(library.get(i).path("question").asText()).equals(question)) {
                library.set(i, entry);
                return;
            }
        }
        library.add(entry);
    }

    private static void rubric(ObjectNode spec, ObjectNode payload) {
        ObjectNode rule = Merged.only(payload, List.of("rule", "dimension", "weight", "examples"));
        Merged.append(Merged.list(Merged.object(spec, "decision_policy"), "rubric_rules"), List.of(rule));
    }

    /** A step may come twice in a workflow, an utterance need not. */
    private static void workflow(ObjectNode spec, ObjectNode payload) {
        ObjectNode library = Merged.object(spec, "workflow_library");
        ObjectNode workflow = Merged.object(library, payload.path("workflow").asText());
        if (payload.hasNonNull("step")) {
            Merged.list(workflow, "steps").add(payload.get("step"));
        }
        if (payload.hasNonNull("utterances")) {
            Merged.append(Merged.list(workflow, "utterances"), payload.get("utterances"));
        }
        workflow.setAll(Merged.only(payload, List.of("template", "required_inputs", "output_schema")));
    }

    private static void style(ObjectNode spec, ObjectNode payload) {
        ObjectNode style = payload.deepCopy();
        JsonNode voice = style.remove("identity_voice");
        style.remove("allow_persona_fundamental_change");
        if (!style.isEmpty()) {
            Merged.into(Merged.object(spec, "interaction_style"), style);
        }
        if (voice != null && !voice.isNull()) {
            Merged.into(Merged.object(spec, "identity_voice"), voice);
        }
    }
}

package io.gemel.persona.correction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the payload of each type may hold. Its members are held against the schema of the spec itself, at the place
 * where they would go, so that there is one schema.
 */
final class PayloadRules {

    private static final String FLAG = "allow_persona_fundamental_change";
    private static final String NAME = "workflow";

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            Correction.FAQ, Set.of("question", "answer", "template"),
            Correction.RUBRIC, Set.of("rule", "dimension", "weight", "examples"),
            Correction.WORKFLOW, Set.of(NAME, "step", "template", "required_inputs", "output_schema", "utterances"),
            Correction.GUARDRAIL,
                    Set.of(
                            "forbidden_topics",
                            "refusal_templates",
                            "confidentiality_rules",
                            "conflict_rules",
                            "uncertainty_rule",
                            "escalation_rule"),
            Correction.STYLE,
                    Set.of(
                            "tone_sliders",
                            "phrasing_preferences",
                            "do_not_say",
                            "summarization_pattern",
                            "pushback_style",
                            "brevity_default",
                            "structure_default",
                            "disagreement_style",
                            "identity_voice",
                            FLAG));

    /** Types of which at least one member must be given, this one aside. */
    private static final Map<String, String> NOT_EMPTY =
            Map.of(Correction.WORKFLOW, NAME, Correction.GUARDRAIL, "", Correction.STYLE, FLAG);

    private final ObjectNode given = Json.object();
    private final List<Violation> faults = new ArrayList<>();

    private PayloadRules(String type, ObjectNode payload) {
        payload.properties().forEach(member -> {
            if (!MEMBERS.get(type).contains(member.getKey())) {
                fault("/" + member.getKey().replace("~", "~0").replace("/", "~1"), "unknown", "is not a member here");
            } else if (!member.getValue().isNull()) {
                given.set(member.getKey(), member.getValue());
            }
        });
        var aside = NOT_EMPTY.get(type);
        if (aside != null && given.deepCopy().without(aside).isEmpty()) {
            fault("", "required", "must change something");
        }
    }

    /** All faults, each with its pointer in the payload. */
    static List<Violation> check(String type, ObjectNode payload) {
        var rules = new PayloadRules(type, payload);
        switch (type) {
            case Correction.FAQ -> rules.hold("/faq_library/0", spec("faq_library", list(rules.given)));
            case Correction.RUBRIC ->
                rules.hold(
                        "/decision_policy/rubric_rules/0",
                        spec("decision_policy", spec("rubric_rules", list(rules.given))));
            case Correction.WORKFLOW -> rules.workflow();
            case Correction.GUARDRAIL -> rules.hold("/guardrails", spec("guardrails", rules.given));
            case Correction.STYLE -> rules.style();
            default -> throw new IllegalArgumentException("no such type");
        }
        return rules.faults;
    }

    private void workflow() {
        JsonNode name = given.path(NAME);
        if (!name.isTextual() || !SpecRules.NAME.matcher(name.textValue()).matches()) {
            fault("/workflow", name.isMissingNode() ? "required" : name.isTextual() ? "format" : "type", "names none");
        }
        ObjectNode overlay = given.deepCopy();
        overlay.remove(NAME);
        JsonNode step = overlay.remove("step");
        if (step != null) {
            overlay.set("steps", list(step));
        }
        String place = "/workflow_library/any";
        for (Violation each : SpecRules.check(spec("workflow_library", spec("any", overlay)))) {
            String pointer = each.pointer().substring(place.length());
            fault(pointer.startsWith("/steps") ? "/step" : pointer, each.code(), each.message());
        }
    }

    private void style() {
        ObjectNode style = given.deepCopy();
        JsonNode voice = style.remove("identity_voice");
        JsonNode flag = style.remove(FLAG);
        if (flag != null && !flag.isBoolean()) {
            fault("/" + FLAG, "type", "must be true or false");
        }
        hold("/interaction_style", spec("interaction_style", style));
        if (voice != null) {
            hold("", spec("identity_voice", voice));
        }
    }

    private void hold(String place, ObjectNode spec) {
        for (Violation each : SpecRules.check(spec)) {
            fault(each.pointer().substring(place.length()), each.code(), each.message());
        }
    }

    private void fault(String pointer, String code, String message) {
        faults.add(new Violation(pointer, code, message));
    }

    private static ObjectNode spec(String member, JsonNode value) {
        return Json.object().set(member, value);
    }

    private static JsonNode list(JsonNode only) {
        return Json.mapper().createArrayNode().add(only);
    }
}

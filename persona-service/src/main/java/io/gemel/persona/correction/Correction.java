package io.gemel.persona.correction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.fault.ModelFaults;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import java.util.Objects;

/** What an owner wants changed, by its type. */
public record Correction(String inputType, ObjectNode payload) {

    public static final String FAQ = "add_faq_answer";
    public static final String RUBRIC = "add_adjust_rubric_rule";
    public static final String WORKFLOW = "add_workflow_step_template";
    public static final String GUARDRAIL = "add_guardrail_refusal_rule";
    public static final String STYLE = "add_style_preference";

    private static final String[] TYPES = {FAQ, RUBRIC, WORKFLOW, GUARDRAIL, STYLE};
    private static final int MOST_BYTES = 512 * 1024;

    /** The five types. */
    public static String[] types() {
        return TYPES.clone();
    }

    /** Reads {@code input_type} and {@code payload}; every fault of the payload is one of the request. */
    public static Correction read(Fields fields) {
        var type = fields.oneOf("input_type", true, TYPES);
        var payload = fields.object("payload", true, MOST_BYTES);
        if (type != null && payload != null) {
            ModelFaults.into(fields.violations(), fields.at().member("payload"), PayloadRules.check(type, payload));
        }
        return new Correction(
                Objects.requireNonNullElse(type, ""), Objects.requireNonNullElseGet(payload, Json::object));
    }

    /** Whether it would change who the twin is, which needs {@link #allowsFundamentalChange}. */
    public boolean touchesIdentity() {
        return inputType.equals(STYLE) && payload.hasNonNull("identity_voice");
    }

    /** Only the JSON boolean {@code true} allows it. */
    public boolean allowsFundamentalChange() {
        var flag = payload.path("allow_persona_fundamental_change");
        return flag.isBoolean() && flag.booleanValue();
    }
}

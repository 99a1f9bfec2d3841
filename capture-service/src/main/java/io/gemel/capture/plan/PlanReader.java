package io.gemel.capture.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code plan}, {@code policyRef} and {@code context} of a request into the structure that is hashed. */
public final class PlanReader {

    public static final String PLAN = "plan";
    public static final String POLICY_REF = "policyRef";
    public static final String CONTEXT = "context";

    private static final int MOST_VALIDATORS = 50;
    private static final int MOST_REFS = 100;
    private static final Text REF = Text.required(512);
    private static final String DEFAULT_DOMAIN = "global";

    private PlanReader() {}

    /** All three are required; null when one of them has a fault, which then is among the violations. */
    public static @Nullable Plan read(Fields fields) {
        var plan = fields.nested(PLAN, true, PlanReader::plan);
        var policy = fields.nested(POLICY_REF, true, PlanReader::policy);
        var context = fields.nested(CONTEXT, true, PlanReader::context);
        if (plan == null || policy == null || context == null) {
            return null;
        }
        var structure = Json.object();
        structure.set("executionPlan", plan);
        structure.set("metadata", context);
        structure.set("policyRef", policy);
        return new Plan(structure);
    }

    private static ObjectNode plan(Fields fields) {
        Closed.refuseNulls(fields, "extensions", "validators", "postValidators");
        var json = Json.object();
        json.put("step_contract_version", fields.oneOf("step_contract_version", true, "1", "1.1"));
        fields.list("extensions", false, 0, 0, _ -> true);
        json.putArray("extensions");
        json.set("metadata", fields.nested("metadata", true, PlanReader::metadata));
        json.set("steps", PlanSteps.read(fields));
        json.set("validators", validators(fields, "validators"));
        json.set("postValidators", validators(fields, "postValidators"));
        return json;
    }

    private static ObjectNode metadata(Fields fields) {
        Closed.refuseNulls(fields, "topK", "timeouts", "budgets");
        var json = Json.object();
        Closed.name(fields, json, "policyProfile", true);
        Closed.name(fields, json, "mode", true);
        Closed.integer(fields, json, "topK", Closed.MOST_TOP_K);
        Closed.setIfPresent(json, "timeouts", fields.nested("timeouts", false, each -> bounds(each, "llmMs", "ioMs")));
        Closed.setIfPresent(json, "budgets", fields.nested("budgets", false, each -> bounds(each, "promptTokens")));
        return json;
    }

    private static ObjectNode bounds(Fields fields, String... names) {
        Closed.refuseNulls(fields, names);
        var json = Json.object();
        List.of(names).forEach(name -> Closed.integer(fields, json, name, Closed.MOST_OF_A_BOUND));
        return json;
    }

    private static ArrayNode validators(Fields fields, String name) {
        return array(fields.list(name, false, 0, MOST_VALIDATORS, PlanReader::validator));
    }

    private static ObjectNode validator(Fields fields) {
        Closed.refuseNulls(fields, "class", "logic_hash", "config_hash", "policy_ref");
        var json = Json.object();
        Closed.name(fields, json, "validator_id", true);
        Closed.name(fields, json, "validator_version", true);
        List.of("class", "logic_hash", "config_hash", "policy_ref")
                .forEach(name -> Closed.name(fields, json, name, false));
        return json;
    }

    private static ObjectNode policy(Fields fields) {
        Closed.refuseNulls(fields, "docBundleRefs");
        var json = Json.object();
        Closed.name(fields, json, "policyId", true);
        Closed.name(fields, json, "modeLabel", true);
        var refs = json.putArray("docBundleRefs");
        fields.texts("docBundleRefs", false, 0, MOST_REFS, REF).forEach(refs::add);
        return json;
    }

    private static ObjectNode context(Fields fields) {
        Closed.refuseNulls(fields, "domain");
        var json = Json.object();
        List.of("provider", "model", "mode").forEach(name -> Closed.name(fields, json, name, true));
        Closed.name(fields, json, "domain", false);
        if (!json.has("domain")) {
            json.put("domain", DEFAULT_DOMAIN);
        }
        return json;
    }

    static ArrayNode array(List<ObjectNode> elements) {
        return Json.mapper().createArrayNode().addAll(elements);
    }
}

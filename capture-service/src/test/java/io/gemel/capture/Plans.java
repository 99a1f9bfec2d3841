package io.gemel.capture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;

/** Requests to start, verify or correct: {@code plan}, {@code policyRef} and {@code context}. */
public final class Plans {

    /** Of the plan below, in the domain {@code global}; a figure older than the code. */
    public static final String GLOBAL_HASH = "f3e76d3566e4ccaabaeb57dc2479cc6e3668b7f4bb33c2cba92ecd8bf3301211";

    /** The same in the domain {@code coding}. */
    public static final String CODING_HASH = "1c4c5fae359a4efa75efa28b25cecec4256500c2bb995b16b09fdb4d2d56e7c6";

    private Plans() {}

    /** The request of that plan. */
    public static ObjectNode request() {
        var body = (ObjectNode) Json.read("""
                {"plan": {"step_contract_version": "1.1",
                          "metadata": {"mode": "default", "policyProfile": "default", "topK": 3},
                          "steps": [{"id": "s1", "type": "ContextSelect"}, {"id": "s2", "type": "PromptAssemble"},
                                    {"id": "s3", "type": "LLMCall"}, {"id": "s4", "type": "PersistSession"}]},
                 "policyRef": {"docBundleRefs": ["docs/a.md", "docs/b.md"], "modeLabel": "default", "policyId": "default"},
                 "context": {"provider": "gemini", "model": "gemini-2.5-flash", "mode": "default", "domain": "global"}}
                """);
        return body;
    }

    /** The vector's request with two steps in the other order. */
    public static ObjectNode swapped() {
        var body = request();
        var steps = (ArrayNode) body.at("/plan/steps");
        steps.insert(0, steps.remove(1));
        return body;
    }

    /** The vector's request with a payload in its third step. */
    public static ObjectNode withPayload(Object payload) {
        var body = request();
        ((ObjectNode) body.at("/plan/steps/2")).set("payload", Json.mapper().valueToTree(payload));
        return body;
    }
}

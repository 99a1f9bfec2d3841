package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The registry of workflows and a twin's overlay of it. */
public final class Workflows {

    /** The eight workflows and their required inputs, both in the order of docs/rules/routing.md. */
    public static final Map<String, List<String>> REGISTRY = registry();

    private Workflows() {}

    private static Map<String, List<String>> registry() {
        var inputs = new LinkedHashMap<String, List<String>>();
        inputs.put("diagnose", List.of("problem_statement", "context"));
        inputs.put("plan", List.of("objective", "constraints"));
        inputs.put("critique", List.of("artifact"));
        inputs.put("summarize", List.of("source_text"));
        inputs.put("brainstorm", List.of("goal"));
        inputs.put("evaluate", List.of("criteria", "options"));
        inputs.put("write", List.of("audience", "goal"));
        inputs.put("answer", List.of());
        return Collections.unmodifiableMap(inputs);
    }

    /** Names that {@code spec} knows: the eight, then its own by name. */
    public static List<String> names(JsonNode spec) {
        var own = new TreeSet<String>();
        spec.path("workflow_library").fieldNames().forEachRemaining(own::add);
        own.removeAll(REGISTRY.keySet());
        var all = new ArrayList<>(REGISTRY.keySet());
        all.addAll(own);
        return List.copyOf(all);
    }

    /** Required inputs of a workflow; an absent list keeps the registry's, an empty one asks for nothing. */
    public static List<String> requiredInputs(JsonNode spec, String workflow) {
        JsonNode given = spec.path("workflow_library").path(workflow).path("required_inputs");
        return given.isArray() ? Nodes.texts(given) : REGISTRY.getOrDefault(workflow, List.of());
    }
}

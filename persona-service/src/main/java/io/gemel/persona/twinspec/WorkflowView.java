package io.gemel.persona.twinspec;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Workflows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workflow of the registry or of the twin, with the twin's overlay in it. */
record WorkflowView(
        String workflow,
        @Nullable String outputSchema,
        List<String> requiredInputs,
        JsonNode steps,
        @Nullable String template,
        JsonNode utterances) {

    WorkflowView {
        requiredInputs = List.copyOf(requiredInputs);
    }

    /** The eight in their order, then the twin's own by name. */
    static List<WorkflowView> all(JsonNode spec) {
        return Workflows.names(spec).stream().map(name -> of(spec, name)).toList();
    }

    private static WorkflowView of(JsonNode spec, String name) {
        Part overlay = new Part(spec).part("workflow_library").part(name);
        boolean ours = Workflows.REGISTRY.containsKey(name);
        return new WorkflowView(
                name,
                overlay.text("output_schema", ours ? "workflow." + name + ".v1" : null),
                Workflows.requiredInputs(spec, name),
                overlay.list("steps"),
                overlay.text("template"),
                overlay.list("utterances"));
    }
}

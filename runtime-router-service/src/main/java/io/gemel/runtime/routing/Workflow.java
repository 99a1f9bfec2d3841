package io.gemel.runtime.routing;

import java.util.List;

/**
 * A kind of work that a message can ask for.
 *
 * @param inputs what it needs, in the order in which it is asked for
 * @param utterances how the twin's people ask for it
 */
public record Workflow(String name, List<String> inputs, String outputSchema, List<String> utterances) {

    /** The output schema of a workflow that has none of the twin's own. */
    public static String schemaOf(String name) {
        return "workflow." + name + ".v1";
    }
}

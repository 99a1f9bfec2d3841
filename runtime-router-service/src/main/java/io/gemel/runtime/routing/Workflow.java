package io.gemel.runtime.routing;

import java.util.List;

/**
 * A kind of work that a message can ask for.
 *
 * @param inputs what it needs, in the order in which it is asked for
 * @param utterances how the twin's people ask for it
 */
public record Workflow(String name, List<String> inputs, String outputSchema, List<String> utterances) {

    /** The eight that every twin has, in the order that breaks ties. */
    static final List<Workflow> BUILT_IN = List.of(
            standard("diagnose", "problem_statement", "context"),
            standard("plan", "objective", "constraints"),
            standard("critique", "artifact"),
            standard("summarize", "source_text"),
            standard("brainstorm", "goal"),
            standard("evaluate", "criteria", "options"),
            standard("write", "audience", "goal"),
            standard("answer"));

    private static Workflow standard(String name, String... inputs) {
        return new Workflow(name, List.of(inputs), schemaOf(name), List.of());
    }

    static String schemaOf(String name) {
        return "workflow." + name + ".v1";
    }
}

package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What keeps a spec from being published: faults of its schema, else everything that does not compile. */
public final class PublishRules {

    private PublishRules() {}

    /** All of it; none means that publishing takes the spec. */
    public static List<Violation> check(JsonNode spec) {
        var faults = SpecRules.check(spec);
        return faults.isEmpty() ? PromptCompiler.check(spec) : faults;
    }
}

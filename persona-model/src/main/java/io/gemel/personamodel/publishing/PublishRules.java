package io.gemel.personamodel.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.personamodel.schema.SpecRules;
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

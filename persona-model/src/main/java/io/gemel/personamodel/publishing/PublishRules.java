package io.gemel.personamodel.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.personamodel.schema.SpecRules;
import java.util.ArrayList;
import java.util.List;

/** What keeps a spec from being published: faults of its schema and everything that does not compile. */
public final class PublishRules {

    private PublishRules() {}

    /** All of it; none means that publishing takes the spec. */
    public static List<Violation> check(JsonNode spec) {
        var found = new ArrayList<>(SpecRules.check(spec));
        found.addAll(PromptCompiler.check(Legible.part(spec, found)));
        return List.copyOf(found);
    }

    /**
     * What is odd in as much of the spec as can be read (docs/rules/persona-spec.md).
     *
     * @param faults what {@link #check} has found in it
     */
    public static List<Violation> warnings(JsonNode spec, List<Violation> faults) {
        return SpecWarnings.of(Legible.part(spec, faults));
    }
}

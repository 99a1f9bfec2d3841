package io.gemel.personamodel.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a persona spec must be: its JSON Schema, {@code persona-spec.schema.json} beside this class, and that every
 * few-shot that a module names exists.
 */
public final class SpecRules {

    /** The schema's file. */
    public static final JsonSchema SCHEMA = JsonSchema.of("persona-spec.schema.json");

    /** The fields of a spec in their order. */
    public static final List<String> FIELDS = SCHEMA.document().path("properties").properties().stream()
            .map(java.util.Map.Entry::getKey)
            .toList();

    /** Workflow and input names. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private SpecRules() {}

    /** All schema faults of {@code spec}; none means that it may be stored. */
    public static List<Violation> check(JsonNode spec) {
        var faults = new ArrayList<>(SCHEMA.check(spec));
        faults.addAll(References.fewShots(spec));
        return List.copyOf(faults);
    }
}

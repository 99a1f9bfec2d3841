package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Collects the violations of a document. */
public final class Faults {

    private final List<Violation> found = new ArrayList<>();

    /** Everything that {@code rule} finds in {@code document}, in the order of the walk. */
    public static List<Violation> of(JsonNode document, Rule rule) {
        var faults = new Faults();
        faults.required(document, "", rule);
        return List.copyOf(faults.found);
    }

    /** Notes a fault. */
    public void add(String pointer, String code, String message) {
        found.add(new Violation(pointer, code, message));
    }

    void required(JsonNode value, String pointer, Rule rule) {
        if (value.isNull() || value.isMissingNode()) {
            add(pointer, "null", "must not be null");
        } else {
            rule.check(value, pointer, this);
        }
    }

    int count() {
        return found.size();
    }

    static String member(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}

package io.gemel.personamodel.schema;

import io.gemel.personamodel.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects the violations of a document. */
final class Faults {

    private final List<Violation> found = new ArrayList<>();

    void add(String pointer, String code, String message) {
        found.add(new Violation(pointer, code, message));
    }

    int count() {
        return found.size();
    }

    List<Violation> all() {
        return List.copyOf(found);
    }

    static String member(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}

package io.gemel.platform.json;

import java.util.ArrayList;
import java.util.List;

/** Where in a document something is: an RFC 6901 pointer whose indexes sort as numbers, its names by UTF-16 code unit. */
public record Pointer(List<Object> steps) implements Comparable<Pointer> {

    public static final Pointer ROOT = new Pointer(List.of());

    public Pointer {
        steps = List.copyOf(steps);
    }

    public Pointer member(String name) {
        return with(name);
    }

    public Pointer index(int index) {
        return with(index);
    }

    /** For people: {@code options.0.label}. */
    public String field() {
        return String.join(".", steps.stream().map(Object::toString).toList());
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        steps.forEach(step ->
                text.append('/').append(step.toString().replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }

    @Override
    public int compareTo(Pointer other) {
        for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
            int order = compare(steps.get(i), other.steps.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    private static int compare(Object a, Object b) {
        return a instanceof Integer i && b instanceof Integer j
                ? i.compareTo(j)
                : a.toString().compareTo(b.toString());
    }

    private Pointer with(Object step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Pointer(longer);
    }
}

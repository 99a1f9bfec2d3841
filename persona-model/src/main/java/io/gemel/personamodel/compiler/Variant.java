package io.gemel.personamodel.compiler;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of a spec stands in a prompt plan. */
public enum Variant {
    BASELINE_V1(false, 4),
    COMPACT_V1(true, 2),
    COMPACT_NO_EXAMPLES_V1(true, 0);

    /** The names that requests use. */
    public static final List<String> NAMES =
            Arrays.stream(values()).map(Variant::label).toList();

    private final boolean compact;
    private final int fewShots;

    Variant(boolean compact, int fewShots) {
        this.compact = compact;
        this.fewShots = fewShots;
    }

    /** The variant of that name, if there is one. */
    public static Optional<Variant> of(String name) {
        return Arrays.stream(values()).filter(v -> v.label().equals(name)).findFirst();
    }

    /** The name that requests use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean compact() {
        return compact;
    }

    int fewShots() {
        return fewShots;
    }
}

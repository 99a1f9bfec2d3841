package io.gemel.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gemel.platform.json.Pointer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All faults of one request, reported at once, by pointer, then by code. */
public final class Violations {

    /** One fault; a query's has no pointer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Violation(String field, @Nullable String pointer, String code, String message) {}

    private record Found(Pointer at, String code, String message) {}

    /** Each once; a body has room for a hundred thousand of them. */
    private final Set<Found> found = new LinkedHashSet<>();

    public void add(Pointer at, String code, String message) {
        found.add(new Found(at, code, message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return found.stream()
                .sorted(Comparator.comparing(Found::at).thenComparing(Found::code))
                .map(f -> new Violation(f.at().field(), f.at().toString(), f.code(), f.message()))
                .toList();
    }

    /** Refuses the request with 422 if there is any. */
    public void close() {
        if (!isEmpty()) {
            throw Refusal.unprocessable("validation-failed", "The request is not valid.")
                    .with("violations", list());
        }
    }
}

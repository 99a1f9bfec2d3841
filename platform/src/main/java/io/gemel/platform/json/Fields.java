package io.gemel.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.problem.Violations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object and collects every fault instead of stopping at the first. A member that nobody
 * asked for is a fault too; null counts as absent.
 */
public final class Fields {

    private final JsonNode json;
    private final Pointer at;
    private final Violations violations;
    private final Scalars scalars;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode json, Pointer at, Violations violations) {
        this.json = json;
        this.at = at;
        this.violations = violations;
        this.scalars = new Scalars(violations);
    }

    /**
     * Reads {@code json} whole.
     *
     * @throws io.gemel.platform.problem.Refusal 422 {@code validation-failed} with every violation
     */
    public static <T> T read(JsonNode json, Function<Fields, T> reader) {
        var violations = new Violations();
        FreeForm.characters(json, Pointer.ROOT, violations);
        var value = readObject(json, Pointer.ROOT, violations, reader);
        violations.close();
        return java.util.Objects.requireNonNull(value);
    }

    private static <T> @Nullable T readObject(
            JsonNode json, Pointer at, Violations violations, Function<Fields, T> reader) {
        if (!json.isObject()) {
            violations.add(at, "type", "must be an object");
            return null;
        }
        var fields = new Fields(json, at, violations);
        T value = reader.apply(fields);
        json.fieldNames().forEachRemaining(name -> {
            if (!fields.known.contains(name) && !Characters.isUnfit(name)) {
                violations.add(at.member(name), "unknown", "is not a member here");
            }
        });
        return value;
    }

    public @Nullable String text(String name, Text rule) {
        return member(name, rule.isRequired(), (value, pointer) -> scalars.text(value, pointer, rule));
    }

    public @Nullable String oneOf(String name, boolean required, String... set) {
        return member(name, required, (value, pointer) -> scalars.oneOf(value, pointer, set));
    }

    public @Nullable Long integer(String name, boolean required, long min, long max) {
        return member(name, required, (value, pointer) -> scalars.integer(value, pointer, min, max));
    }

    /** An integer of any size, as number or decimal text. */
    public @Nullable BigInteger bigInteger(String name, boolean required, BigInteger min, BigInteger max) {
        return member(name, required, (value, pointer) -> scalars.bigInteger(value, pointer, min, max));
    }

    public @Nullable BigDecimal decimal(String name, boolean required, BigDecimal min, BigDecimal max, int places) {
        return member(name, required, (value, pointer) -> scalars.decimal(value, pointer, min, max, places));
    }

    public @Nullable Boolean bool(String name, boolean required) {
        return member(name, required, scalars::bool);
    }

    public @Nullable UUID id(String name, boolean required) {
        return member(name, required, scalars::id);
    }

    /** An RFC 3339 time with any offset and at most six fractional digits. */
    public @Nullable Instant time(String name, boolean required) {
        return member(name, required, scalars::time);
    }

    /** Absent reads as an empty list. */
    public List<String> texts(String name, boolean required, int min, int max, Text each) {
        return elements(name, required, min, max, (value, pointer) -> scalars.text(value, pointer, each));
    }

    /** Absent reads as an empty list. */
    public <T> List<T> list(String name, boolean required, int min, int max, Function<Fields, T> reader) {
        return elements(name, required, min, max, (value, pointer) -> readObject(value, pointer, violations, reader));
    }

    private <T> List<T> elements(
            String name, boolean required, int min, int max, BiFunction<JsonNode, Pointer, @Nullable T> reader) {
        List<T> found = new ArrayList<>();
        member(name, required, (value, pointer) -> {
            if (!value.isArray()) {
                return fault(pointer, "type", "must be an array");
            }
            if (value.size() < min || value.size() > max) {
                return fault(pointer, "count", "must have from " + min + " to " + max + " entries");
            }
            for (int i = 0; i < value.size(); i++) {
                T element = reader.apply(value.get(i), pointer.index(i));
                if (element != null) {
                    found.add(element);
                }
            }
            return null;
        });
        return found;
    }

    public <T> @Nullable T nested(String name, boolean required, Function<Fields, T> reader) {
        return member(name, required, (value, pointer) -> readObject(value, pointer, violations, reader));
    }

    /** A free-form object of at most {@code maxBytes} in its RFC 8785 form. */
    public @Nullable ObjectNode object(String name, boolean required, int maxBytes) {
        return member(name, required, (value, pointer) -> {
            if (!value.isObject()) {
                return fault(pointer, "type", "must be an object");
            }
            var faults = new Violations();
            FreeForm.numbers(value, pointer, faults);
            FreeForm.characters(value, pointer, faults);
            if (!faults.isEmpty()) {
                FreeForm.numbers(value, pointer, violations);
                return null;
            }
            return Json.size(value) > maxBytes
                    ? fault(pointer, "length", "is larger than " + maxBytes + " bytes")
                    : (ObjectNode) value;
        });
    }

    /** The member as it is, known from now on; null when absent. */
    public @Nullable JsonNode any(String name) {
        return member(name, false, (value, _) -> value);
    }

    /** Whether the member is there, be it null. */
    public boolean has(String name) {
        return json.has(name);
    }

    /** Adds a fault that only the caller's own rules know. */
    public void violation(String name, String code, String message) {
        violations.add(at.member(name), code, message);
    }

    /** Where this object stands. */
    public Pointer at() {
        return at;
    }

    public Violations violations() {
        return violations;
    }

    private <T> @Nullable T member(String name, boolean required, BiFunction<JsonNode, Pointer, @Nullable T> reader) {
        known.add(name);
        var value = json.get(name);
        if (value == null || value.isNull()) {
            return required ? fault(at.member(name), value == null ? "required" : "null", "is required") : null;
        }
        return reader.apply(value, at.member(name));
    }

    private <T> @Nullable T fault(Pointer pointer, String code, String message) {
        violations.add(pointer, code, message);
        return null;
    }
}

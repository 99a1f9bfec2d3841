package io.gemel.platform.http;

import io.gemel.platform.json.Characters;
import io.gemel.platform.json.TimeText;
import io.gemel.platform.json.Uuids;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations.Violation;
import io.vertx.core.MultiMap;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The query of a request. Every fault in it is 400 {@code invalid-query}; reading a value may find one. */
public final class Query {

    private final MultiMap values;
    private final Map<String, UnaryOperator<String>> spellings;

    Query(MultiMap values, Map<String, UnaryOperator<String>> spellings) {
        this.values = values;
        this.spellings = spellings;
    }

    /** Refuses names that the operation does not know, and names given twice. */
    void allow(Set<String> names) {
        List<Violation> faults = new ArrayList<>();
        for (var name : new TreeSet<>(values.names())) {
            if (!names.contains(name)) {
                faults.add(new Violation(name, null, "unknown", "is no parameter here"));
            } else if (values.getAll(name).size() > 1) {
                faults.add(new Violation(name, null, "duplicate", "is given more than once"));
            } else if (values.get(name).indexOf('\0') >= 0) {
                faults.add(new Violation(name, null, "character", "holds NUL"));
            }
        }
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }

    /** A text of 1 to {@code max} characters. */
    public @Nullable String text(String name, int max) {
        var value = values.get(name);
        if (value != null && (Characters.isBlank(value) || value.codePointCount(0, value.length()) > max)) {
            throw fault(name, "length", "must have 1 to " + max + " characters");
        }
        return value;
    }

    public @Nullable String oneOf(String name, String... set) {
        var value = values.get(name);
        if (value != null && !Arrays.asList(set).contains(value)) {
            throw fault(name, "set", "must be one of " + String.join(", ", set));
        }
        return value;
    }

    public @Nullable Boolean bool(String name) {
        var value = oneOf(name, "true", "false");
        return value == null ? null : Boolean.valueOf(value);
    }

    public @Nullable Integer integer(String name, int min, int max) {
        var value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,10}")) {
            throw fault(name, "type", "must be an integer");
        }
        var exact = new BigInteger(value);
        if (exact.compareTo(BigInteger.valueOf(min)) < 0 || exact.compareTo(BigInteger.valueOf(max)) > 0) {
            throw fault(name, "range", "must be from " + min + " to " + max);
        }
        return exact.intValue();
    }

    public @Nullable UUID id(String name) {
        var value = values.get(name);
        return value == null ? null : Uuids.parse(value).orElseThrow(() -> fault(name, "format", "must be a UUID"));
    }

    public @Nullable Instant time(String name) {
        var value = values.get(name);
        var time = value == null ? null : TimeText.parse(value);
        if (value != null && time == null) {
            throw fault(name, "format", "must be an RFC 3339 time, to the microsecond");
        }
        return time;
    }

    /** The page asked for; a cursor belongs to one list with the same filters. */
    Page page(String list) {
        var limit = integer("limit", 1, Page.MAX);
        var cursor = values.get("cursor");
        var after = cursor == null ? null : Cursor.position(list + filters(), cursor);
        if (cursor != null && after == null) {
            throw fault("cursor", "format", "is no cursor of this list");
        }
        return new Page(limit == null ? Page.DEFAULT : limit, after);
    }

    /** Everything but the page, in one canonical text. */
    String filters() {
        var given = new TreeMap<String, String>();
        for (var name : values.names()) {
            if (!name.equals("cursor") && !name.equals("limit")) {
                given.put(
                        name,
                        spellings.getOrDefault(name, UnaryOperator.identity()).apply(values.get(name)));
            }
        }
        return filters(given);
    }

    static String filters(Map<String, String> given) {
        var text = new StringBuilder();
        new TreeMap<>(given)
                .forEach((name, value) ->
                        text.append('\n').append(name).append('=').append(value));
        return text.toString();
    }

    /** A fault that only the operation's own rules know. */
    public static Refusal fault(String name, String code, String message) {
        return invalid(List.of(new Violation(name, null, code, message)));
    }

    private static Refusal invalid(List<Violation> faults) {
        return Refusal.of(400, "invalid-query", "The query is not valid.").with("violations", faults);
    }
}

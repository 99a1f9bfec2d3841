package io.gemel.capture.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of a plan's closed objects: names and bounded integers, absent or given and never null. */
final class Closed {

    static final long MOST_TOP_K = 1000;
    static final long MOST_OF_A_BOUND = 10_000_000;

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]*");
    private static final int NAME_LENGTH = 128;

    private Closed() {}

    /** Optional members too must not be null: absent and null would be two texts for one structure. */
    static void refuseNulls(Fields fields, String... names) {
        for (String name : names) {
            if (fields.has(name) && fields.any(name) == null) {
                fields.violation(name, "null", "may be left out and must not be null");
            }
        }
    }

    static void name(Fields fields, ObjectNode json, String name, boolean required) {
        var rule = required ? Text.required(NAME_LENGTH) : Text.optional(NAME_LENGTH);
        String text = fields.text(name, rule.pattern(VISIBLE_ASCII));
        if (text != null) {
            json.put(name, text);
        }
    }

    static void integer(Fields fields, ObjectNode json, String name, long max) {
        Long value = fields.integer(name, false, 1, max);
        if (value != null) {
            json.put(name, value);
        }
    }

    static void setIfPresent(ObjectNode json, String name, @Nullable ObjectNode value) {
        if (value != null) {
            json.set(name, value);
        }
    }
}

package io.gemel.capture.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Characters;
import io.gemel.platform.json.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The optional bounds within which a judgement holds: named numbers, booleans or short texts. */
public final class Thresholds {

    private static final String MEMBER = "thresholds";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final int BYTES = 64 * 1024;

    private Thresholds() {}

    /** Reads the optional member {@code thresholds}; every entry that is not a bound is a violation. */
    public static @Nullable ObjectNode read(Fields fields) {
        var given = fields.object(MEMBER, false, BYTES);
        if (given == null) {
            return null;
        }
        if (given.size() > MOST) {
            fields.violation(MEMBER, "count", "At most " + MOST + " thresholds.");
        }
        given.properties().forEach(entry -> check(fields, entry.getKey(), entry.getValue()));
        return given;
    }

    private static void check(Fields fields, String name, JsonNode value) {
        if (!NAME.matcher(name).matches()) {
            fields.violation(MEMBER, "format", "A name is 1 to 64 of A-Z, a-z, 0-9, '_', '.', '-'.");
        } else if (value.isTextual()) {
            checkText(fields, name, value.textValue());
        } else if (!value.isNumber() && !value.isBoolean()) {
            fault(fields, name, "type", "A threshold is a number, a boolean or a text.");
        }
    }

    private static void fault(Fields fields, String name, String code, String message) {
        fields.violations().add(fields.at().member(MEMBER).member(name), code, message);
    }

    private static void checkText(Fields fields, String name, String text) {
        if (Characters.isBlank(text)) {
            fault(fields, name, "blank", "A text has to say something.");
        } else if (Characters.codePoints(text) > LONGEST) {
            fault(fields, name, "length", "At most " + LONGEST + " characters.");
        } else if (Characters.hasLayout(text)) {
            fault(fields, name, "character", "A threshold is one line.");
        }
    }
}

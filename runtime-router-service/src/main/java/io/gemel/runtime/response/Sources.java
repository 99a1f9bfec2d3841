package io.gemel.runtime.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Characters;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.FreeForm;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.problem.Violations;

/** Reads what a response rests on: a list of texts or small objects, kept as they are. */
final class Sources {

    private static final int MOST = 50;
    private static final int TEXT = 2000;
    private static final int OBJECT_BYTES = 4 * 1024;

    private Sources() {}

    /** Absent reads as an empty list. */
    static JsonNode read(Fields f, String name) {
        var given = f.any(name);
        var at = f.at().member(name);
        if (given == null) {
            return Json.mapper().createArrayNode();
        }
        if (!given.isArray()) {
            f.violations().add(at, "type", "must be an array");
        } else if (given.size() > MOST) {
            f.violations().add(at, "count", "must have at most " + MOST + " entries");
        } else {
            for (int i = 0; i < given.size(); i++) {
                check(given.get(i), at.index(i), f.violations());
            }
        }
        return given;
    }

    private static void check(JsonNode source, Pointer at, Violations violations) {
        if (source.isTextual()) {
            text(source.textValue(), at, violations);
        } else if (source.isObject()) {
            object(source, at, violations);
        } else {
            violations.add(at, "type", "must be a text or an object");
        }
    }

    private static void text(String text, Pointer at, Violations violations) {
        if (Characters.isBlank(text)) {
            violations.add(at, "blank", "must not be blank");
        } else if (text.codePointCount(0, text.length()) > TEXT) {
            violations.add(at, "length", "must have at most " + TEXT + " characters");
        }
    }

    private static void object(JsonNode object, Pointer at, Violations violations) {
        var faults = new Violations();
        FreeForm.characters(object, at, faults);
        FreeForm.numbers(object, at, faults);
        if (!faults.isEmpty()) {
            FreeForm.numbers(object, at, violations);
        } else if (Json.size(object) > OBJECT_BYTES) {
            violations.add(at, "length", "is larger than " + OBJECT_BYTES + " bytes");
        }
    }
}

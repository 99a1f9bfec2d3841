package io.gemel.personamodel.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a schema asks of a text, or of a member's name. */
final class TextRule {

    private static final String NOT_BLANK = "\\S";

    private final boolean filled;
    private final @Nullable Pattern form;
    private final Set<String> set = new HashSet<>();
    private final int most;
    private final boolean empty;

    TextRule(JsonNode schema) {
        String pattern = schema.path("pattern").asText();
        this.filled = pattern.equals(NOT_BLANK);
        this.form = filled || pattern.isEmpty() ? null : Pattern.compile(whole(pattern));
        this.most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        schema.path("enum").forEach(each -> set.add(each.textValue()));
        if (schema.has("minLength") && schema.get("minLength").intValue() != 1) {
            throw new IllegalArgumentException("only an empty text can be too short");
        }
        this.empty = !schema.has("minLength");
    }

    /** Our patterns name the whole text; what Java's {@code $} takes besides, a line break at the end, is refused. */
    private static String whole(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
            throw new IllegalArgumentException("a pattern of a part: " + pattern);
        }
        return pattern.substring(1, pattern.length() - 1);
    }

    void check(String text, String at, Faults faults) {
        if (FreeForm.isUnfit(text)) {
            faults.add(at, "character", "must not hold control characters or lone surrogates");
        }
        if (filled && text.codePoints().allMatch(TextRule::isWhite)) {
            faults.add(at, "blank", "must not be blank");
        }
        if (text.codePointCount(0, text.length()) > most) {
            faults.add(at, "length", "must have at most " + most + " characters");
        }
        if (!set.isEmpty() && !set.contains(text)) {
            faults.add(
                    at,
                    "set",
                    "must be one of " + String.join(", ", set.stream().sorted().toList()));
        }
        if (form != null && !form.matcher(text).matches() || !empty && text.isEmpty()) {
            faults.add(at, "format", form == null ? "must not be empty" : "must match " + form.pattern());
        }
    }

    /** White space as JSON Schema's patterns have it: Unicode {@code White_Space} and U+FEFF. */
    private static boolean isWhite(int point) {
        return Character.isSpaceChar(point) || point >= 0x09 && point <= 0x0D || point == 0xFEFF;
    }
}

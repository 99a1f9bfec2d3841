package io.gemel.persona.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gemel.personamodel.Canonical;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two entries of a list say the same: texts by their NFKC form, case and space folded, anything else by its RFC 8785 form. */
final class Folded {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Folded() {}

    static String text(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String cased = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return SPACE.matcher(Normalizer.normalize(cased, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /** Equal for entries that say the same. */
    static String entry(JsonNode value) {
        return Canonical.text(value.isTextual() ? TextNode.valueOf(text(value.textValue())) : value);
    }
}

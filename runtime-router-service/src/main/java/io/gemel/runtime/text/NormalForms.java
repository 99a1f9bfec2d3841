package io.gemel.runtime.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** NFKC of what normalises apart from all else; remembered, because the JDK's own costs more than the rest of a view. */
final class NormalForms {

    /** Of each character alone, once it was asked for; the same whoever finds it. */
    private static final @Nullable String[] ALONE = new String[Character.MAX_VALUE + 1];

    /** Of the pairs asked for lately, each in the place that its characters give it: mostly a letter and its mark. */
    private static final @Nullable Pair[] PAIRS = new Pair[1 << 12];

    private record Pair(String text, String form) {}

    private NormalForms() {}

    static String of(char c) {
        var form = ALONE[c];
        if (form == null) {
            form = normal(String.valueOf(c));
            ALONE[c] = form;
        }
        return form;
    }

    static String of(String text) {
        if (text.length() != 2) {
            return normal(text);
        }
        var place = 31 * text.charAt(0) + text.charAt(1) & PAIRS.length - 1;
        var pair = PAIRS[place];
        if (pair == null || !pair.text().equals(text)) {
            pair = new Pair(text, normal(text));
            PAIRS[place] = pair;
        }
        return pair.form();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}

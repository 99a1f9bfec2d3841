package io.gemel.runtime.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one form in which a message is read: NFKC, nothing invisible, plain apostrophes, lower case. */
public final class View {

    private static final Pattern IGNORABLE = Pattern.compile(
            "[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164"
                    + "\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");
    private static final Pattern APOSTROPHE = Pattern.compile("[\\u2018\\u2019\\u201B\\u02BC]");

    private View() {}

    /** The view of {@code text}. */
    public static String of(String text) {
        var visible = IGNORABLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        return APOSTROPHE.matcher(visible).replaceAll("'").toLowerCase(Locale.ROOT);
    }
}

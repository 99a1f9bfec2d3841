package io.gemel.runtime.routing;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The router's own sentences in one language. */
public final class Wording {

    private static final String BUNDLE = "routing.wording";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private Wording(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The wording for a BCP 47 tag; English where there is none. */
    public static Wording of(@Nullable String language) {
        var locale = language == null ? Locale.ROOT : Locale.forLanguageTag(language);
        return new Wording(ResourceBundle.getBundle(BUNDLE, locale, Wording.class.getClassLoader(), EXACT));
    }

    /** The question for one missing input. */
    String ask(String input) {
        var known = "input." + input;
        return bundle.containsKey(known)
                ? bundle.getString(known)
                : bundle.getString("ask.other").replace("{0}", input.replace('_', ' '));
    }

    List<String> askAnything() {
        return List.of(bundle.getString("ask.general"));
    }

    List<String> askOwner() {
        return List.of(bundle.getString("ask.owner"));
    }

    /** The lead sentence of an action that is not an answer. */
    public String lead(Action action) {
        return bundle.getString(action.wire() + ".lead");
    }
}

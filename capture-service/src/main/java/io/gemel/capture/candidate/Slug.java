package io.gemel.capture.candidate;

import io.gemel.platform.json.Json;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns free text into the last part of a module id. */
final class Slug {

    private static final int LONGEST = 60;
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^_+|_+$");

    private Slug() {}

    /**
     * At most 60 characters of {@code [a-z0-9_]}, never empty: {@code generic} when there is no source, and {@code x}
     * with 8 hex digits of the source's SHA-256 when nothing of it is left.
     */
    static String of(@Nullable String source) {
        if (source == null) {
            return "generic";
        }
        String words = OTHER.matcher(source.toLowerCase(Locale.ROOT)).replaceAll("_");
        String slug = EDGES.matcher(words).replaceAll("");
        if (slug.isEmpty()) {
            return "x" + Json.sha256Hex(source).substring(0, 8);
        }
        return slug.substring(0, Math.min(slug.length(), LONGEST));
    }
}

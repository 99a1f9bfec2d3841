package io.gemel.capture.atlas;

import io.gemel.capture.version.Domain;
import io.gemel.capture.version.Strength;
import io.gemel.platform.http.Query;
import org.jspecify.annotations.Nullable;

/** Which rows of an index are asked for; what is null does not filter. */
record IndexFilter(
        @Nullable String domain,
        @Nullable String strength,
        @Nullable String words) {

    static final String[] NAMES = {"domain", "strength", "q"};

    private static final int WORDS_LENGTH = 200;

    static IndexFilter read(Query query) {
        return new IndexFilter(
                Domain.read(query), query.oneOf("strength", Strength.all()), query.text("q", WORDS_LENGTH));
    }
}

package io.gemel.capture.clause;

import io.gemel.platform.json.Json;
import java.util.Locale;

/** The stable id of what a capture taught: the same judgement gives the same id everywhere. */
public record ClauseId(String value) {

    private static final int DIGITS = 16;

    /**
     * The content address of {@code basis}: its prefix and the first 16 upper-case hex digits of the SHA-256 of its
     * RFC 8785 form. The basis must have passed the input rules (no lone surrogates, only exact numbers), else two
     * different judgements could share an id.
     */
    public static ClauseId of(Basis basis) {
        String hash = Json.sha256Hex(Json.canonical(basis.members()));
        return new ClauseId(basis.prefix() + "_" + hash.substring(0, DIGITS).toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.gemel.platform.json;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as text: the hyphened form in either case and no other, which {@link UUID#fromString} alone does not hold to. */
public final class Uuids {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** Empty when {@code text} is no id. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}

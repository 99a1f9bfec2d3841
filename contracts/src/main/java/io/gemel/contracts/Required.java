package io.gemel.contracts;

import org.jspecify.annotations.Nullable;

/** What an event must carry; a record without it is refused when it is read. */
final class Required {

    private Required() {}

    static void all(@Nullable Object... values) {
        for (Object value : values) {
            if (value == null) {
                throw new IllegalArgumentException("a required member is missing");
            }
        }
    }
}

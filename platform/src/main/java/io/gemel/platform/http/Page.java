package io.gemel.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list by keyset.
 *
 * @param limit rows to show; fetch one more, it tells whether there is a next page
 * @param after the position behind which to go on, as the list's own key function wrote it; null at the beginning
 */
public record Page(int limit, @Nullable String after) {

    static final int DEFAULT = 50;
    static final int MAX = 200;
    static final Page FIRST = new Page(DEFAULT, null);

    /** How many rows to fetch. */
    public int fetch() {
        return limit + 1;
    }
}

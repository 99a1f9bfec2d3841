package io.gemel.platform.http;

import io.gemel.platform.json.Uuids;
import java.util.UUID;
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

    /** The position of a list that is ordered by id. */
    public @Nullable UUID afterId() {
        return after == null
                ? null
                : Uuids.parse(after).orElseThrow(() -> Query.fault("cursor", "format", "is not a cursor of this list"));
    }

    /** How many rows to fetch. */
    public int fetch() {
        return limit + 1;
    }
}

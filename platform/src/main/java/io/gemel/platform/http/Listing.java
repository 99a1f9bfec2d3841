package io.gemel.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How a list is answered.
 *
 * @param position what identifies a row's place in the order
 * @param more members of the envelope beside items and cursor
 */
record Listing<T>(Function<T, String> position, Function<List<T>, ObjectNode> more) {

    /**
     * @param found the page's rows and, if there are more, one of the next page
     * @param list what the cursor is tied to: list and filters
     */
    ObjectNode envelope(List<T> found, int limit, String list) {
        var items = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        var envelope = more.apply(items);
        envelope.set("items", Json.mapper().valueToTree(items));
        envelope.put("next_cursor", found.size() > limit ? Cursor.of(list, position.apply(items.getLast())) : null);
        return envelope;
    }
}

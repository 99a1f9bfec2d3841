package io.gemel.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The first page of a list inside another operation's answer; its cursor goes on in that list.
 *
 * @param path of the list
 * @param list its operation
 * @param filters its query but cursor and limit, as {@link Call#spelled} spells it
 */
public record FirstPage(String path, Access list, Map<String, String> filters) {

    /** How many rows to fetch. */
    public static final int FETCH = Page.FIRST.fetch();

    public FirstPage {
        filters = Map.copyOf(filters);
    }

    /** The members {@code items} and {@code next_cursor}. */
    public <T> ObjectNode of(List<T> found, Function<T, String> position) {
        return new Listing<>(position, (List<T> _) -> Json.object())
                .envelope(found, Page.DEFAULT, path + list.operation() + Query.filters(filters));
    }
}

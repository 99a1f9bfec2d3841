package io.gemel.capture.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index as a whole: a digest of its rows, and when it was last made anew. */
record Snapshot(String id, @Nullable Instant rebuiltAt) {

    /** Of a twin whose index nothing has ever changed. */
    static final Snapshot NONE = new Snapshot(digest(List.of()), null);

    /** Lower-case hex SHA-256 of the RFC 8785 array of the rows without {@code updatedAt}, by root id ascending. */
    static String digest(List<IndexRow> rows) {
        var array = Json.mapper().createArrayNode();
        rows.stream()
                .sorted(Comparator.comparing(row -> row.rootId().toString()))
                .<ObjectNode>map(row -> Json.mapper().valueToTree(row))
                .forEach(row -> array.add(row.without("updatedAt")));
        return Json.sha256Hex(Json.canonical(array));
    }
}

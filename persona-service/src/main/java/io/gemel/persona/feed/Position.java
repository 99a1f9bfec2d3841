package io.gemel.persona.feed;

import io.gemel.platform.http.Query;
import io.gemel.platform.problem.Refusal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Where a reader of the stream has got to: the number of the last change that it knows. */
final class Position {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Position() {}

    /** Of the header, else of the query; null when the reader begins now. */
    static @Nullable Long of(@Nullable String lastEventId, Query query) {
        var after = query.text("after");
        if (after != null && !isNumber(after)) {
            throw Query.fault("after", "type", "must be the id of an event");
        }
        if (lastEventId != null && !isNumber(lastEventId)) {
            throw Refusal.of(400, "invalid-header", "Last-Event-ID must be the id of an event.");
        }
        var text = lastEventId == null ? after : lastEventId;
        return text == null ? null : (Long) new BigInteger(text).min(LARGEST).longValueExact();
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,40}");
    }
}

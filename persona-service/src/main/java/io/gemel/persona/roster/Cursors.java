package io.gemel.persona.roster;

import io.gemel.platform.http.Page;
import io.gemel.platform.http.Query;
import io.gemel.platform.json.Uuids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Positions in lists that are ordered by id. */
public final class Cursors {

    private Cursors() {}

    /** The id behind which the page begins; null for the first. */
    public static @Nullable UUID id(Page page) {
        var after = page.after();
        return after == null
                ? null
                : Uuids.parse(after).orElseThrow(() -> Query.fault("cursor", "format", "is no cursor of this list"));
    }
}

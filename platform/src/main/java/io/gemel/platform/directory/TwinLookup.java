package io.gemel.platform.directory;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Where a service finds a twin's present state. */
public interface TwinLookup {

    Uni<Optional<Twin>> find(Tx tx, UUID id);

    /** Whether this is a copy that may not know a new twin yet, so that asking again makes sense. */
    boolean isCopy();
}

package io.gemel.persona.roster;

import io.gemel.platform.directory.Twin;
import io.gemel.platform.directory.TwinLookup;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The guards of this service look twins up where they are owned, not in a copy. */
@ApplicationScoped
class OwnTwins implements TwinLookup {

    private final TwinRepository twins;

    OwnTwins(TwinRepository twins) {
        this.twins = twins;
    }

    @Override
    public Uni<Optional<Twin>> find(Tx tx, UUID id) {
        return twins.state(tx, id);
    }

    @Override
    public boolean isCopy() {
        return false;
    }
}

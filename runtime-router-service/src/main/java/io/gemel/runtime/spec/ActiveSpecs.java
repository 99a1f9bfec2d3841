package io.gemel.runtime.spec;

import io.gemel.platform.directory.Twin;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The twins' active specs with their compiled policies, kept by (tenant, twin, spec revision): the revision comes from
 * the request's own transaction, so a stale entry is never asked for.
 */
@ApplicationScoped
public class ActiveSpecs {

    private static final int MOST = 10_000;

    private record Key(String tenant, UUID twin, long revision) {}

    private final ActiveSpecRepository repository;
    private final Map<Key, ActiveSpec> kept = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ActiveSpec> eldest) {
            return size() > MOST;
        }
    });

    ActiveSpecs(ActiveSpecRepository repository) {
        this.repository = repository;
    }

    /** The spec that {@code twin}, read in this transaction, runs on. */
    public Uni<ActiveSpec> of(Tx tx, Twin twin) {
        if (twin.specRevision() == 0) {
            return Uni.createFrom().item(ActiveSpec.NONE);
        }
        var key = new Key(tx.tenant().value(), twin.id(), twin.specRevision());
        var known = kept.get(key);
        return known != null
                ? Uni.createFrom().item(known)
                : repository.find(tx, twin.id()).invoke(spec -> keep(key, spec, twin));
    }

    private void keep(Key key, ActiveSpec spec, Twin twin) {
        if (spec.isOf(twin)) {
            kept.put(key, spec);
        }
    }
}

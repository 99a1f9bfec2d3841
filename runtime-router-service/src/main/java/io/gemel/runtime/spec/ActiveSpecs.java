package io.gemel.runtime.spec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.RuntimeConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The twins' active specs with their compiled policies, kept by (twin, twin revision, spec revision): the revisions come
 * from the request's own transaction, so a stale entry is never asked for.
 */
@ApplicationScoped
public class ActiveSpecs {

    private record Key(TenantId tenant, UUID twin, long twinRevision, long specRevision) {}

    private final ActiveSpecRepository repository;
    private final Cache<Key, ActiveSpec> kept;

    ActiveSpecs(ActiveSpecRepository repository, RuntimeConfig config) {
        this.repository = repository;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(config.planCache())
                .weigher((Key _, ActiveSpec spec) -> spec.weight())
                .build();
    }

    /** The spec that {@code twin}, read in this transaction, runs on. */
    public Uni<ActiveSpec> of(Tx tx, Twin twin) {
        if (twin.specRevision() == 0) {
            return Uni.createFrom().item(ActiveSpec.NONE);
        }
        var key = new Key(tx.tenant(), twin.id(), twin.revision(), twin.specRevision());
        var known = kept.getIfPresent(key);
        return known != null
                ? Uni.createFrom().item(known)
                : repository.find(tx, twin.id()).invoke(spec -> keep(key, spec, twin));
    }

    /** One that was activated after the twin's row was read is used whole, and not kept under the older revision. */
    private void keep(Key key, ActiveSpec spec, Twin twin) {
        if (spec.isOf(twin)) {
            kept.put(key, spec);
        }
    }
}

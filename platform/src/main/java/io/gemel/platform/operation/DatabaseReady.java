package io.gemel.platform.operation;

import io.gemel.platform.tenancy.TenantDb;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: the database answers. Migrations ran before the service listened; the broker is never asked. A pool whose
 * connections all work for requests is no reason to leave the balancing, so an answer that a request got counts too.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements AsyncHealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Pool pool;
    private final TenantDb db;

    DatabaseReady(Pool pool, TenantDb db) {
        this.pool = pool;
        this.db = db;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (db.hasAnsweredWithin(LIMIT)) {
            return Uni.createFrom().item(HealthCheckResponse.up("database"));
        }
        return pool.query("select 1")
                .execute()
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .map(_ -> HealthCheckResponse.up("database"))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down("database"));
    }
}

package io.gemel.platform.http;

import io.gemel.platform.directory.TwinLookup;
import io.gemel.platform.idempotency.Idempotency;
import io.gemel.platform.outbox.OutboxLimit;
import io.gemel.platform.tenancy.TenantDb;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Where every request of a resource begins: it names its row of the matrix, and the checks run in their order. */
@ApplicationScoped
public class Calls {

    final TenantDb db;
    final TwinLookup twins;
    final Idempotency idempotency;
    final OutboxLimit limit;
    private final CurrentVertxRequest current;

    Calls(TenantDb db, TwinLookup twins, Idempotency idempotency, OutboxLimit limit, CurrentVertxRequest current) {
        this.db = db;
        this.twins = twins;
        this.idempotency = idempotency;
        this.limit = limit;
        this.current = current;
    }

    /** A call with no twin in its path. */
    public Call open(Access access) {
        return new Call(this, access, null, current.getCurrent());
    }

    /** A call about the twin of the path; text that is no UUID names no twin. */
    public Call on(String twin, Access access) {
        return new Call(this, access, twin, current.getCurrent());
    }
}

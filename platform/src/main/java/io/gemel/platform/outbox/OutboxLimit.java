package io.gemel.platform.outbox;

import io.gemel.platform.operation.GemelConfig;
import io.gemel.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses writes while more rows wait for the broker than the operator allows. The relay tells it once a second. */
@ApplicationScoped
public class OutboxLimit {

    private final long most;
    private volatile long pending;

    OutboxLimit(GemelConfig config) {
        this.most = config.outbox().maxPending();
    }

    public void refuseWhenFull() {
        if (pending >= most) {
            throw Refusal.unavailable("outbox-full", "Too many events wait for the broker.");
        }
    }

    void update(long rows) {
        pending = rows;
    }

    long pending() {
        return pending;
    }
}

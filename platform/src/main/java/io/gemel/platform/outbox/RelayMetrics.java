package io.gemel.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator sees of the way from the outbox to the broker. */
@ApplicationScoped
class RelayMetrics {

    private final Counter published;
    private final AtomicInteger blocked = new AtomicInteger();
    private final AtomicInteger brokerUp = new AtomicInteger(1);
    private volatile double oldestSeconds;

    RelayMetrics(MeterRegistry registry, OutboxLimit limit) {
        published = registry.counter("gemel_outbox_published");
        registry.gauge("gemel_outbox_pending", limit, OutboxLimit::pending);
        registry.gauge("gemel_outbox_blocked", blocked);
        registry.gauge("gemel_broker_up", brokerUp);
        registry.gauge("gemel_outbox_oldest_seconds", this, metrics -> metrics.oldestSeconds);
    }

    void published(int rows) {
        published.increment(rows);
        blocked.set(0);
        brokerUp.set(1);
    }

    /** Whether the broker refused a row for good: the relay stands until an operator looks. */
    void blocked(boolean forGood) {
        blocked.set(forGood ? 1 : 0);
    }

    void brokerUp(boolean up) {
        brokerUp.set(up ? 1 : 0);
    }

    void oldest(double seconds) {
        oldestSeconds = seconds;
    }
}

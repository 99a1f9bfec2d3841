package io.gemel.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What an operator sees of the way from the outbox to the broker. Whether the broker answers and takes the rows is known to
 * the lock's holder alone: for the others {@code gemel_broker_up} is NaN, which {@code max} and {@code min} leave out.
 */
@ApplicationScoped
class RelayMetrics {

    private final Counter published;
    private volatile double blocked;
    private volatile double brokerUp = Double.NaN;
    private volatile double oldestSeconds;

    RelayMetrics(MeterRegistry registry, OutboxLimit limit) {
        published = registry.counter("gemel_outbox_published");
        registry.gauge("gemel_outbox_pending", limit, OutboxLimit::pending);
        registry.gauge("gemel_outbox_blocked", this, metrics -> metrics.blocked);
        registry.gauge("gemel_broker_up", this, metrics -> metrics.brokerUp);
        registry.gauge("gemel_outbox_oldest_seconds", this, metrics -> metrics.oldestSeconds);
    }

    void published(int rows) {
        published.increment(rows);
        blocked = 0;
        brokerUp = 1;
    }

    /** Whether the broker refused a row for good: the relay stands until an operator looks. */
    void blocked(boolean forGood) {
        blocked = forGood ? 1 : 0;
    }

    void brokerUp(boolean up) {
        brokerUp = up ? 1 : 0;
    }

    /** Another instance sends; what this one has seen of the broker is of the past. */
    void anotherSends() {
        blocked = 0;
        brokerUp = Double.NaN;
    }

    /** What is known of the broker here, for the health group. */
    double brokerUp() {
        return brokerUp;
    }

    void oldest(double seconds) {
        oldestSeconds = seconds;
    }
}

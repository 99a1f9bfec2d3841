package io.gemel.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What an operator sees of the way from the broker to an effect. */
@ApplicationScoped
class InboxMetrics {

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void applied(String topic, int records) {
        registry.counter("gemel_inbox_applied", "topic", topic).increment(records);
    }

    void claimed(String topic, boolean first) {
        if (!first) {
            registry.counter("gemel_inbox_duplicates", "topic", topic).increment();
        }
    }

    void deadLetter(String topic, String reason) {
        registry.counter("gemel_inbox_dead_letters", "topic", topic, "reason", reason)
                .increment();
    }
}

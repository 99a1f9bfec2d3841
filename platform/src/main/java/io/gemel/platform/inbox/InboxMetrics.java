package io.gemel.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What an operator sees of the way from the broker to an effect. */
@ApplicationScoped
class InboxMetrics {

    private static final List<String> REASONS = List.of("not-json", "schema", "tenant", "constraint", "refused", "bug");

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counters begin at zero with the topic: an alert on their increase would not see a first count from nothing. */
    void reads(String topic) {
        registry.counter("gemel_inbox_applied", "topic", topic);
        registry.counter("gemel_inbox_duplicates", "topic", topic);
        REASONS.forEach(reason -> registry.counter("gemel_inbox_dead_letters", "topic", topic, "reason", reason));
    }

    void applied(String topic, int records) {
        registry.counter("gemel_inbox_applied", "topic", topic).increment(records);
    }

    void delivered(String topic, boolean first) {
        registry.counter(first ? "gemel_inbox_applied" : "gemel_inbox_duplicates", "topic", topic)
                .increment();
    }

    void deadLetter(String topic, String reason) {
        registry.counter("gemel_inbox_dead_letters", "topic", topic, "reason", reason)
                .increment();
    }
}

package io.gemel.runtime.spec;

import io.gemel.platform.tenancy.Tx;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** How long the newest change of a twin or spec took from being said to being applied on this instance. */
@ApplicationScoped
public class RevisionLag {

    private static final double MILLIS = 1000;

    private final AtomicReference<Duration> newest = new AtomicReference<>(Duration.ZERO);

    RevisionLag(MeterRegistry registry) {
        Gauge.builder("gemel.persona.revision.lag.seconds", () -> newest.get().toMillis() / MILLIS)
                .description("From being said to being applied, of the newest change of a twin or spec")
                .register(registry);
    }

    /** Notes a change that was said then, once it is committed. */
    public void applied(Tx tx, Instant said) {
        tx.afterCommit(() -> {
            var lag = Duration.between(said, Instant.now());
            newest.set(lag.isNegative() ? Duration.ZERO : lag);
        });
    }
}

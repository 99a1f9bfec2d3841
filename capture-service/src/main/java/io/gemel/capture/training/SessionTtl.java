package io.gemel.capture.training;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long a session lasts; a value that is too short stops the start of the service. */
@Startup
@Singleton
class SessionTtl {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private final Duration value;

    SessionTtl(TrainingConfig config) {
        this.value = atLeastShortest(config.sessionTtl());
    }

    Duration value() {
        return value;
    }

    static Duration atLeastShortest(Duration ttl) {
        if (ttl.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("gemel.training.session-ttl must be at least 5 minutes, it is " + ttl);
        }
        return ttl;
    }
}

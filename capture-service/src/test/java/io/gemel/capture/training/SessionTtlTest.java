package io.gemel.capture.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.Startup;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionTtlTest {

    @Test
    void fiveMinutesAreEnough() {
        assertThat(SessionTtl.atLeastShortest(Duration.ofMinutes(5))).hasMinutes(5);
    }

    @Test
    void lessThanFiveMinutesStopTheStart() {
        assertThat(SessionTtl.class).hasAnnotation(Startup.class);
        assertThatThrownBy(() -> new SessionTtl(() -> Duration.ofSeconds(299)))
                .hasMessage("gemel.training.session-ttl must be at least 5 minutes, it is PT4M59S");
    }
}

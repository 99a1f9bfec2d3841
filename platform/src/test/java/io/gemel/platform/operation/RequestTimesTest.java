package io.gemel.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    RequestTimesTest() {
        registry.config().meterFilter(new RequestTimes().byLength());
    }

    @Test
    void aRequestIsCountedInTheClassesThatItFitsInto() {
        var requests = registry.timer("http.server.requests");
        requests.record(Duration.ofMillis(900));
        requests.record(Duration.ofMillis(1_100));
        var classes = requests.takeSnapshot().histogramCounts();
        assertThat(Arrays.stream(classes)
                        .filter(each -> each.bucket() >= 500_000_000)
                        .map(each -> (long) (each.bucket() / 1_000_000) + " ms: " + (long) each.count()))
                .containsExactly("500 ms: 0", "1000 ms: 1", "2500 ms: 2", "5000 ms: 2", "10000 ms: 2");
    }

    @Test
    void nothingElseHasClasses() {
        assertThat(registry.timer("http.client.requests").takeSnapshot().histogramCounts())
                .isEmpty();
    }
}

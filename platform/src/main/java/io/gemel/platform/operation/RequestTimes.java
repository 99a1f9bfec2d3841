package io.gemel.platform.operation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** Requests are counted by how long they took, so that a percentile over all instances can be told. */
@Singleton
class RequestTimes {

    /** Few, because each is a series of every operation and status; the alert asks about the second. */
    private static final double[] BOUNDS = Stream.of(
                    "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10")
            .mapToDouble(seconds -> Duration.parse("PT" + seconds + "S").toNanos())
            .toArray();

    @Produces
    @Singleton
    MeterFilter byLength() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests")
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BOUNDS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}

package io.gemel.bench.load;

import io.hyperfoil.api.statistics.StatisticsSnapshot;

/**
 * What a load came to; times in milliseconds.
 *
 * @param failed answers that are no 2xx or 3xx, and requests without an answer
 */
public record Result(double perSecond, double p50, double p99, long requests, long failed) {

    static Result of(StatisticsSnapshot all, int seconds) {
        return new Result(
                (double) all.responseCount / seconds,
                all.histogram.getValueAtPercentile(50) / 1e6,
                all.histogram.getValueAtPercentile(99) / 1e6,
                all.requestCount,
                all.errors() + all.invalid);
    }

    @Override
    public String toString() {
        return "%,.0f/s, p50 %.1f ms, p99 %.1f ms%s"
                .formatted(perSecond, p50, p99, failed == 0 ? "" : ", " + failed + " FAILED of " + requests);
    }
}

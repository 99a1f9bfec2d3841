package io.gemel.bench.load;

import io.hyperfoil.api.config.BenchmarkData;
import io.hyperfoil.api.config.Phase;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
import io.hyperfoil.core.parser.ParserException;
import io.hyperfoil.core.util.CountDown;
import java.util.Map;

/** Load at a fixed number of connections, by Hyperfoil: what it sends late counts as late. */
public final class Load {

    private static final int CONNECTIONS = 16;

    private final Request request;

    public Load(Request request) {
        this.request = request;
    }

    /** As many requests as {@value #CONNECTIONS} connections can have answered, one after another on each. */
    public Result most(int seconds) {
        return run(Map.of("always", Scenario.of(request, Map.of("users", CONNECTIONS), seconds)), seconds);
    }

    /** {@code perSecond} requests a second, begun when they are due whether or not earlier ones are answered. */
    public Result at(int perSecond, int seconds) {
        return run(Map.of("constantRate", Scenario.of(request, Map.of("usersPerSec", perSecond), seconds)), seconds);
    }

    private Result run(Map<String, Object> phase, int seconds) {
        var all = new StatisticsSnapshot();
        try {
            var source = BenchmarkParser.instance()
                    .createSource(Scenario.yaml(request.base(), CONNECTIONS, phase), BenchmarkData.EMPTY);
            var benchmark = BenchmarkParser.instance().buildBenchmark(source, Map.of());
            new LocalSimulationRunner(
                            benchmark,
                            (Phase _, int _, String _, StatisticsSnapshot part, CountDown _) -> {
                                synchronized (all) {
                                    all.add(part);
                                }
                            },
                            null,
                            null)
                    .run();
        } catch (ParserException e) {
            throw new IllegalStateException("Hyperfoil does not take its own form", e);
        }
        return Result.of(all, seconds);
    }
}

package io.gemel.bench;

import io.gemel.bench.load.Load;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;

/** Load that nobody measures, until a service's compilers are done: its processor time for a request tells. */
final class WarmUp {

    private static final int SECONDS = Integer.getInteger("gemel.bench.warm", 15);
    private static final int ROUNDS = 18;

    /** A round is a better one when it needs less than this part of the best so far; after three that are not, it ends. */
    private static final double BETTER = 0.93;

    private static final int PATIENCE = 3;

    private WarmUp() {}

    static void of(Site site, ServiceName name, Load load) throws IOException {
        var best = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int round = 0; round < ROUNDS && worse < PATIENCE; round++) {
            var before = site.processes(name);
            var result = load.most(SECONDS);
            var spent = site.processes(name).serviceMillisPer(before, result.requests());
            worse = spent < best * BETTER ? 0 : worse + 1;
            best = Math.min(best, spent);
        }
    }
}

package io.gemel.bench;

import io.gemel.bench.load.Load;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;

/** Load that nobody measures, until a service's compilers are done: its processor time for a request tells. */
final class WarmUp {

    private static final int SECONDS = Integer.getInteger("gemel.bench.warm", 15);
    private static final int ROUNDS = 14;

    /** A round that needs more than this part of the one before was steady. */
    private static final double STEADY = 0.93;

    private WarmUp() {}

    static void of(Site site, ServiceName name, Load load) throws IOException {
        var spent = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            var before = site.processes(name);
            var result = load.most(SECONDS);
            var now = site.processes(name).serviceMillisPer(before, result.requests());
            if (now > spent * STEADY) {
                return;
            }
            spent = now;
        }
    }
}

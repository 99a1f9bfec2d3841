package io.gemel.local.stack;

import io.gemel.local.Console;
import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import java.io.IOException;

/** What a launcher that was killed left running: found by pid and start time and stopped. */
public final class Leftovers {

    /** The name under which a launcher keeps its own pid. */
    public static final String LAUNCHER = "launcher";

    private Leftovers() {}

    /** Whether a launcher of this folder runs. */
    public static boolean launcherRuns(Layout layout) throws IOException {
        return new Pids(layout.pids()).find(LAUNCHER).isPresent();
    }

    /** Stops the children of a launcher that is gone, PostgreSQL last. */
    public static void stop(Layout layout, Console console) throws IOException {
        var pids = new Pids(layout.pids());
        for (var name : pids.names()) {
            var left = pids.find(name);
            if (left.isPresent()) {
                console.say(name, "was left behind; stopping it");
                Pids.stop(left.get());
            }
            pids.forget(name);
        }
        Postgres.stopLeftover(layout.state().resolve("pg"));
    }
}

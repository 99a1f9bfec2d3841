package io.gemel.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Progress for the person at the terminal, with the seconds since the start. */
public final class Console {

    private final PrintStream out;
    private final Instant start = Instant.now();

    public Console(PrintStream out) {
        this.out = out;
    }

    public void say(String who, String what) {
        var seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        synchronized (out) {
            out.printf("%6.1fs  %-22s %s%n", seconds, who, what);
        }
    }
}

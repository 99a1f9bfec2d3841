package io.gemel.local.process;

import io.gemel.local.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, never for time. */
public final class Wait {

    private static final long STEP = Duration.ofMillis(100).toNanos();

    private Wait() {}

    /** Returns once {@code condition} holds; an exception of it counts as not yet. */
    public static void until(String what, Duration atMost, Callable<Boolean> condition) {
        var end = Instant.now().plus(atMost);
        while (!holds(condition)) {
            if (Instant.now().isAfter(end)) {
                throw new Failure(what + " did not happen within " + atMost.toSeconds() + " s.");
            }
            LockSupport.parkNanos(STEP);
            if (Thread.interrupted()) {
                throw new Failure("Interrupted while waiting: " + what + ".");
            }
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Failure e) {
            throw e;
        } catch (Exception e) {
            return false;
        }
    }
}

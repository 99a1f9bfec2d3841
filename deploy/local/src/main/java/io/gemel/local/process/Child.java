package io.gemel.local.process;

import io.gemel.local.Console;
import io.gemel.local.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of the stack that is started again when it dies and was not told to. */
public final class Child {

    private static final int STARTS_PER_MINUTE = 5;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Pids pids;
    private final Console console;
    private volatile boolean wanted;
    private @Nullable Process process;
    private Instant minute = Instant.now();
    private int starts;

    public Child(
            String name, List<String> command, Map<String, String> environment, Path logs, Pids pids, Console console) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = logs.resolve(name + ".log");
        this.pids = pids;
        this.console = console;
    }

    public String name() {
        return name;
    }

    public synchronized void start() {
        wanted = true;
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            var started = builder.start();
            process = started;
            pids.keep(name, started.toHandle());
            Thread.ofVirtual().name("watch-" + name).start(() -> watch(started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void stop() {
        wanted = false;
        var running = process;
        process = null;
        if (running != null) {
            Pids.stop(running.toHandle());
        }
        pids.forget(name);
    }

    /** The pid, or 0 while it does not run. */
    public synchronized long pid() {
        return process == null || !process.isAlive() ? 0 : process.pid();
    }

    /** Fails when the process keeps dying, with where to look. */
    public void mustLive() {
        if (!wanted) {
            throw new Failure(name + " ends as soon as it is started; its log is " + log + ".");
        }
    }

    /** On a thread of its own: Process.onExit answers on the common pool, which others may keep busy. */
    private void watch(Process started) {
        try {
            started.waitFor();
            gone(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void gone(Process ended) {
        if (!wanted || ended != process) {
            return;
        }
        if (Duration.between(minute, Instant.now()).toSeconds() >= 60) {
            minute = Instant.now();
            starts = 0;
        }
        if (++starts > STARTS_PER_MINUTE) {
            wanted = false;
            console.say(name, "keeps dying and is left alone; its log is " + log);
            return;
        }
        console.say(name, "died with exit code " + ended.exitValue() + "; starting it again");
        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(this::startAgain);
    }

    private synchronized void startAgain() {
        if (wanted) {
            start();
        }
    }
}

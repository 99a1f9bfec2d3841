package io.gemel.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pid and start time of each child, kept so that a killed launcher leaves nothing that is not found again. */
public final class Pids {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path folder;

    public Pids(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    public void keep(String name, ProcessHandle process) throws IOException {
        Files.writeString(folder.resolve(name), process.pid() + " " + startOf(process) + "\n");
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of that name, if it still runs and is the one that was kept: pids are used again. */
    public Optional<ProcessHandle> find(String name) throws IOException {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var parts = Files.readString(file).strip().split(" ");
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(p -> startOf(p) == Long.parseLong(parts[1]));
    }

    public List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    /** Ends {@code process} and what it started: asked first, forced after 15 seconds. */
    public static void stop(ProcessHandle process) {
        var family = process.descendants().toList();
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends a PostgreSQL server at once but cleanly: on SIGTERM it would wait for its clients. */
    public static void stopServer(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        if (!ended(server)) {
            server.destroyForcibly();
            ended(server);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}

package io.gemel.platformtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server's directory, named after the JVM that started it, so that what a killed JVM left behind is found and stopped. */
final class Workplace {

    private Workplace() {}

    /** A fresh directory under {@code target}; servers of dead JVMs are stopped and their directories removed first. */
    static Path of(String server, String pidFile) {
        Path all = Path.of("target", "gemel-test", server).toAbsolutePath();
        try {
            Files.createDirectories(all);
            try (var old = Files.list(all)) {
                old.filter(Workplace::isLeftBehind).toList().forEach(each -> remove(each, pidFile));
            }
            Path mine = all.resolve(String.valueOf(ProcessHandle.current().pid()));
            remove(mine, pidFile);
            return Files.createDirectories(mine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Interrupts the process, which PostgreSQL takes for a fast shutdown. */
    static void interruptAtExit(long pid) {
        var command = List.of("kill", "-INT", String.valueOf(pid));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run(command)));
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command).start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isLeftBehind(Path place) {
        return ProcessHandle.of(Long.parseLong(place.getFileName().toString())).isEmpty();
    }

    private static void remove(Path place, String pidFile) {
        try {
            Path pid = place.resolve(pidFile);
            if (Files.exists(pid)) {
                stop(Long.parseLong(Files.readAllLines(pid).getFirst().strip()), place);
            }
            if (Files.exists(place)) {
                try (var files = Files.walk(place)) {
                    files.sorted(Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only a process that was started with this directory on its command line: the number may be another's by now. */
    private static void stop(long pid, Path place) {
        ProcessHandle.of(pid)
                .filter(process -> process.info().commandLine().orElse("").contains(place.toString()))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                });
    }
}

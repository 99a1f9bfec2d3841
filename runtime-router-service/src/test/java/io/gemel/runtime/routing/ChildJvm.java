package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class of the tests in a JVM of its own, with the production compiler. */
final class ChildJvm {

    private static final int MOST_MINUTES = 15;

    private ChildJvm() {}

    /** The lines that {@code main} prints; it is stopped when it takes longer than a quarter of an hour. */
    static List<String> lines(Class<?> main, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        var child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // A process that is destroyed closes what it has printed, so it is read first.
        var ended =
                child.onExit().orTimeout(MOST_MINUTES, TimeUnit.MINUTES).exceptionally(late -> child.destroyForcibly());
        var lines = child.inputReader().lines().toList();
        assertThat(ended.join().waitFor()).isZero();
        return lines;
    }
}

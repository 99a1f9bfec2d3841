package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The four images as an arbitrary user with a read-only root, where podman with runc is available. */
class ImageTest {

    private record Run(int exit, String out) {}

    @Test
    void theLoopHoldsThroughTheImages() throws Exception {
        assumeRunc();
        var stack = LocalStack.running();
        var base = System.getenv("GEMEL_IMAGE_BASE");
        if (base == null) {
            var made = script("base-from-host.sh", "gemel/java:25");
            assumeTrue(made.exit() == 0, () -> "no base image was given, and none could be made here: " + made.out());
            base = "gemel/java:25";
        }
        var built = script("build.sh", base, "test");
        assertThat(built.exit()).as(built.out()).isZero();
        assertThat(built.out().lines()).hasSize(4);
        var walked = script("run-demo.sh", "test");
        assertThat(walked.exit()).as(walked.out()).isZero();
        assertThat(walked.out().lines().filter(line -> line.endsWith("runs as 54321 with a read-only root")))
                .hasSize(4);
        assertThat(stack.client().get("owner@acme", "/me").status()).isEqualTo(200);
    }

    private static void assumeRunc() throws IOException, InterruptedException {
        Run info;
        try {
            info = run(List.of("podman", "info", "--format", "{{.Host.OCIRuntime.Name}}"));
        } catch (IOException e) {
            info = new Run(127, "it is not installed");
        }
        var seen = info;
        assumeTrue(
                seen.exit() == 0 && seen.out().strip().equals("runc"),
                () -> "images are built and started with podman and runc only: "
                        + seen.out().strip());
    }

    private static Run script(String name, String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(LocalStack.own().root().resolve("deploy/images/" + name).toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        var out = Files.createTempFile("gemel", ".out");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile());
        builder.environment().put("GEMEL_STATE", LocalStack.own().state().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("GEMEL_ENGINE", "podman");
        var process = builder.start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS))
                .as(String.join(" ", command))
                .isTrue();
        return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }
}

package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The four images as an arbitrary user with a read-only root, where podman with runc is available. */
@Tag("slow")
class ImageTest {

    @Test
    void theLoopHoldsThroughTheImages() throws Exception {
        assumeRunc();
        var stack = LocalStack.running();
        var base = System.getenv("GEMEL_IMAGE_BASE");
        if (base == null) {
            var made = script("base-from-host.sh", "gemel/java:25");
            assumeTrue(made.exit() == 0, () -> "no base image was given, and none could be made here: " + made.error());
            base = "gemel/java:25";
        }
        var built = script("build.sh", base, "test");
        assertThat(built.mustPass().out().lines()).hasSize(4);
        assertThat(script("build-connect.sh", base, "test").mustPass().out()).isEqualTo("gemel/kafka-connect:test\n");
        var walked = script("run-demo.sh", "test");
        assertThat(walked.mustPass().out().lines().filter(line -> line.endsWith("runs as 54321 with a read-only root")))
                .hasSize(4);
        assertThat(stack.client().get("owner@acme", "/me").status()).isEqualTo(200);
    }

    private static void assumeRunc() throws IOException, InterruptedException {
        var info = run("podman info --format '{{.Host.OCIRuntime.Name}}'");
        assumeTrue(
                info.exit() == 0 && info.out().strip().equals("runc"),
                () -> "images are built and started with podman and runc only: "
                        + info.out().strip() + info.error().strip());
    }

    private static Script.Run script(String name, String... arguments) throws IOException, InterruptedException {
        return run("deploy/images/" + name + " " + String.join(" ", arguments));
    }

    private static Script.Run run(String line) throws IOException, InterruptedException {
        return new Script(LocalStack.own()).shell(line, Map.of("GEMEL_ENGINE", "podman"));
    }
}

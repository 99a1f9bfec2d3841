package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.Layout;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands as a user gives them in the project's folder, against one stack. */
final class Script {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a command came to. */
    record Run(String command, int exit, String out, String error) {
        Run mustPass() {
            assertThat(exit).as(this::toString).isZero();
            return this;
        }
    }

    private final Layout layout;

    Script(Layout layout) {
        this.layout = layout;
    }

    Run gemel(String... words) throws IOException, InterruptedException {
        return shell("./gemel " + String.join(" ", words), Map.of());
    }

    Run shell(String line, Map<String, String> environment) throws IOException, InterruptedException {
        var out = Files.createTempFile("gemel", ".out");
        var error = Files.createTempFile("gemel", ".err");
        var builder = new ProcessBuilder(List.of("bash", "-c", line))
                .directory(layout.root().toFile());
        builder.environment().put("GEMEL_STATE", layout.state().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        var process = builder.redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(error.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(line)
                .isTrue();
        return new Run(line, process.exitValue(), Files.readString(out), Files.readString(error));
    }
}

package io.gemel.e2e;

import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import io.gemel.local.process.QuickStart;
import io.gemel.local.process.Wait;
import io.gemel.local.stack.Http;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A second instance of a service, beside the launcher's. */
final class Instance implements AutoCloseable {

    private final int port;
    private final Process process;
    private final Path log;

    Instance(Layout layout, ServiceName service, int port, Map<String, String> environment) throws IOException {
        this.port = port;
        var jar = layout.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(QuickStart.java("-Xmx256m", "-jar", jar.toString()));
        builder.environment().putAll(environment);
        this.log = layout.logs().resolve(service.module() + "-" + port + ".log");
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Wait.until(
                "The start of another " + service.module(),
                Duration.ofSeconds(60),
                () -> Http.answers("http://127.0.0.1:" + port + "/q/health/ready"));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What it has logged so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Asks it to end and waits for it. */
    void stop() {
        Pids.stop(process.toHandle());
    }

    /** So that its partitions and the relay's lock are free at once. */
    @Override
    public void close() {
        stop();
    }
}

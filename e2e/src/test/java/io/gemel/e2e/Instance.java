package io.gemel.e2e;

import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import io.gemel.local.process.Wait;
import io.gemel.local.stack.Http;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A second instance of a service, beside the launcher's. */
final class Instance implements AutoCloseable {

    private final int port;
    private final Process process;

    Instance(Layout layout, ServiceName service, int port, Map<String, String> environment) throws IOException {
        this.port = port;
        var jar = layout.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(List.of(
                Layout.java(), "-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        builder.environment().putAll(environment);
        var log = layout.logs().resolve(service.module() + "-" + port + ".log").toFile();
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
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

    /** Asks it to end, so that its partitions and the relay's lock are free at once. */
    @Override
    public void close() {
        Pids.stop(process.toHandle());
    }
}

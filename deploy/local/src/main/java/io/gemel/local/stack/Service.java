package io.gemel.local.stack;

import io.gemel.local.Console;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.gateway.Gateway;
import io.gemel.local.process.Child;
import io.gemel.local.process.Pids;
import io.gemel.local.process.QuickStart;
import io.gemel.local.process.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One of the four services as a fast-jar in a JVM of its own. */
final class Service implements Control.Part {

    private final ServiceName name;
    private final int port;
    private final Child child;

    Service(ServiceName name, Layout layout, int port, Map<String, String> environment, Pids pids, Console console) {
        this.name = name;
        this.port = port;
        var jar = layout.root().resolve(name.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Failure(name.module() + " is not built; ./gemel up builds it, or run mvn package.");
        }
        var command = new ArrayList<>(List.of(Layout.java()));
        command.addAll(options());
        command.addAll(List.of("-Xmx256m", "-jar", jar.toString()));
        this.child = new Child(name.module(), command, environment, layout.logs(), pids, console);
    }

    private static List<String> options() {
        var given = System.getProperty("gemel.service.jvm");
        return given == null ? QuickStart.OPTIONS : List.of(given.split(" "));
    }

    /** The environment that every service takes, here and in Kubernetes. */
    static Map<String, String> environment(
            ServiceName name, int port, int postgres, String kafka, String issuer, Secrets secrets) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("GEMEL_STOP_WITH_LAUNCHER", "true");
        environment.put("GEMEL_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("GEMEL_DB_HOST", "127.0.0.1");
        environment.put("GEMEL_DB_PORT", Integer.toString(postgres));
        for (var role : Roles.OF_A_SERVICE) {
            environment.put(
                    "GEMEL_DB_" + role.toUpperCase(Locale.ROOT) + "_PASSWORD", secrets.of(name.prefix() + "." + role));
        }
        environment.put("GEMEL_KAFKA", kafka);
        // Fifty looks a second at an empty outbox keep four services and a database busy that have nothing to do.
        environment.put("GEMEL_OUTBOX_POLL", "100ms");
        environment.put("GEMEL_OIDC_ISSUER", issuer);
        if (name == ServiceName.RUNTIME) {
            environment.put("GEMEL_RUNTIME_DIGEST_SECRET", secrets.of("runtime.digest"));
        }
        Gateway.collector().ifPresent(address -> {
            environment.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", address);
            environment.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        });
        return environment;
    }

    ServiceName name() {
        return name;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    @Override
    public void start() {
        child.start();
        Wait.until("The start of " + name.module(), Duration.ofSeconds(120), () -> {
            child.mustLive();
            return Http.answers(url() + "/q/health/ready");
        });
    }

    @Override
    public void stop() {
        child.stop();
    }
}

package io.gemel.local.stack;

import io.gemel.local.Console;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.process.Child;
import io.gemel.local.process.Pids;
import io.gemel.local.process.QuickStart;
import io.gemel.local.process.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keycloak with the realm of {@code deploy/keycloak}. */
final class Keycloak {

    static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "JAVA_OPTS",
            "-Xms128m -Xmx512m " + String.join(" ", QuickStart.OPTIONS));

    private final Layout layout;
    private final int port;
    private final KeycloakHome home;
    private final Child child;
    private volatile boolean stopped;

    Keycloak(Layout layout, int port, Pids pids, Console console) {
        this.layout = layout;
        this.port = port;
        this.home = new KeycloakHome(layout, ENVIRONMENT, console);
        this.child = new Child("keycloak", command(), ENVIRONMENT, layout.logs(), pids, console);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String issuer() {
        return url() + "/realms/gemel";
    }

    void start() throws IOException, InterruptedException {
        home.prepare();
        if (stopped) {
            throw new Failure("Keycloak was stopped before it started.");
        }
        child.start();
        Wait.until("Keycloak's start", Duration.ofSeconds(120), () -> {
            child.mustLive();
            return Http.answers(issuer() + "/.well-known/openid-configuration");
        });
    }

    /** Also while it is unpacked and built: then it is not started any more. */
    void stop() {
        stopped = true;
        child.stop();
    }

    private List<String> command() {
        return List.of(
                home.script(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://127.0.0.1:" + port);
    }
}

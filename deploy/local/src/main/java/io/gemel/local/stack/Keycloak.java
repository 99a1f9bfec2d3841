package io.gemel.local.stack;

import io.gemel.local.Console;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.process.Child;
import io.gemel.local.process.Pids;
import io.gemel.local.process.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/** Keycloak with the realm of {@code deploy/keycloak}, unpacked and built once. */
final class Keycloak {

    private final Layout layout;
    private final int port;
    private final Console console;
    private final Child child;
    private volatile boolean stopped;

    Keycloak(Layout layout, int port, Pids pids, Console console) {
        this.layout = layout;
        this.port = port;
        this.console = console;
        this.child = new Child("keycloak", start(port), environment(), layout.logs(), pids, console);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String issuer() {
        return url() + "/realms/gemel";
    }

    void start() throws IOException, InterruptedException {
        var built = home().resolve("built-for-gemel");
        if (!Files.exists(built)) {
            console.say("keycloak", "is unpacked and built, once; about half a minute");
            unpack();
            build();
            Files.createFile(built);
        }
        var realm = home().resolve("data/import/gemel-realm.json");
        Files.createDirectories(realm.getParent());
        Files.copy(
                layout.root().resolve("deploy/keycloak/gemel-realm.json"), realm, StandardCopyOption.REPLACE_EXISTING);
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

    private void unpack() throws IOException {
        var archive = layout.keycloakArchive();
        if (!Files.exists(archive)) {
            throw new Failure("Keycloak's archive is missing; run ./gemel up, which fetches it, or mvn package.");
        }
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var inside = Path.of(entry.getName()).normalize();
                if (inside.getNameCount() < 2 || inside.startsWith("..")) {
                    continue;
                }
                var target = home().resolve(inside.subpath(1, inside.getNameCount()));
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (!home().resolve("bin/kc.sh").toFile().setExecutable(true)) {
            throw new Failure("Keycloak's start script could not be made executable.");
        }
    }

    private void build() throws IOException, InterruptedException {
        var log = Files.createDirectories(layout.logs()).resolve("keycloak.log").toFile();
        var builder = new ProcessBuilder(script(), "build", "--db=dev-file", "--cache=local")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment());
        if (builder.start().waitFor() != 0) {
            throw new Failure("Keycloak could not be built; see " + log + ".");
        }
    }

    private List<String> start(int port) {
        return List.of(
                script(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://127.0.0.1:" + port);
    }

    private static Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m",
                "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    }

    private String script() {
        return home().resolve("bin/kc.sh").toString();
    }

    private Path home() {
        return layout.state().resolve("keycloak");
    }
}

package io.gemel.e2e;

import io.gemel.local.Console;
import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import io.gemel.local.stack.DevEnvironment;
import io.gemel.local.stack.PartSwitch;
import io.gemel.local.stack.Secrets;
import io.gemel.local.stack.ServiceName;
import io.gemel.local.stack.Stack;
import io.gemel.local.stack.Status;
import io.gemel.local.tool.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** The whole stack, started once for the tests of a JVM; it ends with it. */
final class LocalStack {

    private static LocalStack running;

    private final Layout layout;
    private final Collector collector;
    private final Stack stack;
    private final Tokens tokens;

    private LocalStack() throws IOException {
        // What a test waits for comes at once, unless the modules' tests have the processors.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        this.layout = own();
        this.collector = new Collector();
        System.setProperty("gemel.otlp", collector.address());
        this.stack = new Stack(layout, 0, new Console(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start();
        this.tokens = new Tokens(stack.keycloakUrl());
    }

    static synchronized LocalStack running() throws IOException {
        if (running == null) {
            running = new LocalStack();
        }
        return running;
    }

    /** Where the stack of this JVM keeps its data. */
    static Layout own() {
        return layout(System.getProperty("gemel.stack", "stack"));
    }

    static Layout layout(String name) {
        var root =
                Path.of(System.getProperty("gemel.root", "..")).toAbsolutePath().normalize();
        return new Layout(root, Path.of("target", name).toAbsolutePath());
    }

    Layout layout() {
        return layout;
    }

    /** Where the gateway and the services send the spans of requests whose callers ask for it. */
    Collector collector() {
        return collector;
    }

    String gateway() {
        return stack.url();
    }

    String keycloak() {
        return stack.keycloakUrl();
    }

    /** Requests through the gateway. */
    Client client() {
        return new Client(gateway(), tokens);
    }

    /** Requests to one instance, past the gateway. */
    Client client(int port) {
        return clientOf("http://127.0.0.1:" + port);
    }

    Client clientOf(String address) {
        return new Client(address, tokens);
    }

    int port(ServiceName service) throws IOException {
        return java.net
                .URI
                .create(Status.addresses(layout)
                        .at("/services/" + service.module() + "/url")
                        .textValue())
                .getPort();
    }

    String kafka() throws IOException {
        return Status.addresses(layout).path("kafka").textValue();
    }

    ProcessHandle process(String name) throws IOException {
        return new Pids(layout.pids()).find(name).orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    /** SIGKILL; the launcher starts it again. */
    void kill(String name) throws IOException {
        process(name).destroyForcibly();
    }

    PartSwitch parts() throws IOException {
        return new PartSwitch(layout);
    }

    int databasePort() throws IOException {
        return Status.addresses(layout).at("/postgres/port").intValue();
    }

    /** As the database's superuser, whom no policy binds. */
    Connection superuser(String database) throws IOException, SQLException {
        var password = new Secrets(layout.state().resolve("secrets.properties")).of("superuser");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + database, "postgres", password);
    }

    /** One more instance of {@code service}, ready to serve; closing stops it. */
    Instance another(ServiceName service, Map<String, String> settings) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var environment = new HashMap<>(DevEnvironment.of(layout, service, port));
        environment.putAll(settings);
        return new Instance(layout, service, port, environment);
    }
}

package io.gemel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.local.Console;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.stack.Leftovers;
import io.gemel.local.stack.Secrets;
import io.gemel.local.stack.ServiceName;
import io.gemel.local.stack.Stack;
import io.gemel.local.stack.Status;
import io.gemel.local.tool.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The local stack under measurement: real database, broker, identity provider and services, each a process of its own. */
final class Site implements AutoCloseable {

    private final Layout layout;
    private final @Nullable Stack stack;
    private final Secrets secrets;
    private final JsonNode addresses;
    private final Tokens tokens;
    private final Map<String, String> known = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private Site(Layout layout, @Nullable Stack stack) throws IOException {
        this.layout = layout;
        this.stack = stack;
        this.secrets = new Secrets(layout.state().resolve("secrets.properties"));
        this.addresses = Status.addresses(layout);
        this.tokens = new Tokens(addresses.path("keycloak").textValue());
    }

    /** The stack that runs in this folder already, or one of its own. */
    static Site open() throws IOException {
        var layout = Layout.ofProcess();
        if (Leftovers.launcherRuns(layout)) {
            return new Site(layout, null);
        }
        var stack = new Stack(layout, 0, new Console(System.err));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start();
        return new Site(layout, stack);
    }

    /** Prints the settings that make a commit durable; without them no figure means anything. */
    void requireDurable(PrintStream out) throws SQLException, IOException {
        try (var connection = connect(ServiceName.AUDIT, "app");
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    out.println(setting + " " + row.getString(1));
                    if (!row.getString(1).equals("on")) {
                        throw new Failure("The database runs with " + setting + " off.");
                    }
                }
            }
        }
    }

    /** Where that service listens, without the gateway. */
    String url(ServiceName service) {
        return addresses.at("/services/" + service.module() + "/url").textValue();
    }

    Map<String, String> headers(String who) {
        return Map.of("authorization", "Bearer " + token(who), "content-type", "application/json");
    }

    /** POSTs as {@code who}; anything but 2xx ends the run. */
    JsonNode post(String who, ServiceName service, String path, Object body) throws IOException {
        var response = exchange(HttpRequest.newBuilder(URI.create(url(service) + path))
                .headers("authorization", "Bearer " + token(who), "content-type", "application/json")
                .header("idempotency-key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
        if (response.statusCode() >= 300) {
            throw new IOException(path + " answers " + response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }

    /** What is there, or an empty object while there is nothing. */
    JsonNode find(String who, ServiceName service, String path) throws IOException {
        var response = exchange(get(who, service, path));
        return response.statusCode() == 404 ? json.createObjectNode() : json.readTree(response.body());
    }

    private String token(String who) {
        return known.computeIfAbsent(who, tokens::of);
    }

    String etag(String who, ServiceName service, String path) throws IOException {
        return exchange(get(who, service, path)).headers().firstValue("etag").orElseThrow();
    }

    private HttpRequest get(String who, ServiceName service, String path) {
        return HttpRequest.newBuilder(URI.create(url(service) + path))
                .header("authorization", "Bearer " + token(who))
                .build();
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A connection as one of the service's own roles. */
    Connection connect(ServiceName service, String role) throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + service.database(),
                service.prefix() + "_" + role,
                password(service, role));
    }

    String password(ServiceName service, String role) throws IOException {
        return secrets.of(service.prefix() + "." + role);
    }

    int databasePort() {
        return addresses.at("/postgres/port").intValue();
    }

    Path root() {
        return layout.root();
    }

    String issuer() {
        return addresses.path("keycloak").textValue() + "/realms/gemel";
    }

    String kafka() {
        return addresses.path("kafka").textValue();
    }

    Processes processes(ServiceName service) throws IOException {
        return Processes.of(layout, service);
    }

    @Override
    public void close() {
        if (stack != null) {
            stack.close();
        }
    }
}

package io.gemel.local.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gemel.local.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How another command of the same user stops and starts one service of a running stack. */
final class Control {

    static final String SECRET = "X-Gemel-Control";

    private final List<Service> services;
    private final int port;
    private final String secret;
    private @Nullable HttpServer server;

    Control(List<Service> services, int port, String secret) {
        this.services = services;
        this.port = port;
        this.secret = secret;
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        var created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8);
        created.createContext("/", this::handle);
        created.start();
        server = created;
    }

    void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var given = exchange.getRequestHeaders().getFirst(SECRET);
            var parts = exchange.getRequestURI().getPath().split("/");
            if (given == null || !same(given) || parts.length != 3) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            exchange.sendResponseHeaders(run(parts[1], parts[2]) ? 204 : 404, -1);
        }
    }

    private boolean same(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private boolean run(String verb, String name) {
        var service = services.stream()
                .filter(s -> s.name().module().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure("No service is called " + name + "."));
        switch (verb) {
            case "stop" -> service.stop();
            case "start" -> {
                service.start();
                service.awaitReady();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}

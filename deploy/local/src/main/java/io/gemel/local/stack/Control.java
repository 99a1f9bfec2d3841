package io.gemel.local.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gemel.local.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How another command of the same user stops and starts one part of a running stack. */
final class Control {

    /** What can be stopped and started by itself. */
    interface Part {
        void stop() throws Exception;

        /** Returns when it is ready. */
        void start() throws Exception;
    }

    static final String SECRET = "X-Gemel-Control";

    private final Map<String, Part> parts;
    private final int port;
    private final String secret;
    private @Nullable HttpServer server;

    Control(Map<String, Part> parts, int port, String secret) {
        this.parts = parts;
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
        var part = parts.get(name);
        if (part == null || !verb.equals("stop") && !verb.equals("start")) {
            return false;
        }
        try {
            if (verb.equals("stop")) {
                part.stop();
            } else {
                part.start();
            }
            return true;
        } catch (Exception e) {
            throw new Failure(name + " did not " + verb + ": " + e.getMessage(), e);
        }
    }
}

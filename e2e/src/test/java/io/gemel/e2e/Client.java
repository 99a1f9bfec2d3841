package io.gemel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gemel.local.tool.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests to one address with the tokens of the local realm. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** What came back; the body is a missing node when it is not JSON. */
    record Reply(int status, HttpResponse<byte[]> http, JsonNode body) {
        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String code() {
            return body.path("code").asText();
        }

        Optional<String> header(String name) {
            return http.headers().firstValue(name);
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final Tokens tokens;

    Client(String address, Tokens tokens) {
        this.address = address;
        this.tokens = tokens;
    }

    Reply get(String who, String path) throws IOException {
        return send(who, "GET", path, null, Map.of());
    }

    Reply post(String who, String path, Object body) throws IOException {
        return send(who, "POST", path, body, Map.of());
    }

    Reply post(String who, String path, Object body, String key) throws IOException {
        return send(who, "POST", path, body, Map.of("Idempotency-Key", key));
    }

    Reply patch(String who, String path, Object body, String tag) throws IOException {
        return send(who, "PATCH", path, body, Map.of("If-Match", tag, "Content-Type", "application/merge-patch+json"));
    }

    /** A new twin of {@code owner}. */
    String twin(String owner) throws IOException {
        var created = post(owner, "/twins", Map.of("name", "Twin " + UUID.randomUUID()));
        if (created.status() != 201) {
            throw new AssertionError("no twin: " + created);
        }
        return created.text("/id");
    }

    /** A stream of events, to be read while it is open. */
    BufferedReader events(String who, String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + TOKENS.computeIfAbsent(who, tokens::of));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode());
            }
            return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    Reply send(String who, String method, String path, Object body, Map<String, String> headers) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + TOKENS.computeIfAbsent(who, tokens::of));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(
                method,
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.valueToTree(body).toString()));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), answer, json(answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") && answer.body().length > 0
                ? JSON.readTree(answer.body())
                : MissingNode.getInstance();
    }
}

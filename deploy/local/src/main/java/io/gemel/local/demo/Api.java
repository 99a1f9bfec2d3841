package io.gemel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gemel.local.Failure;
import io.gemel.local.tool.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests through the gateway in somebody's name. */
final class Api {

    /** What came back; the body is a missing node when it is not JSON. */
    record Answer(int status, JsonNode body) {
        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String code() {
            return body.path("code").asText();
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> tokens = new HashMap<>();
    private final String gateway;
    private final Tokens keycloak;

    Api(String gateway, Tokens keycloak) {
        this.gateway = gateway;
        this.keycloak = keycloak;
    }

    Answer get(String who, String path) {
        return send(who, "GET", path, null);
    }

    Answer post(String who, String path, Object body) {
        return send(who, "POST", path, body);
    }

    Answer anonymous(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(gateway + path)).build());
    }

    String show(@Nullable Object body) {
        return body == null ? "" : json.valueToTree(body).toString();
    }

    private Answer send(String who, String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(who, keycloak::of))
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.header("Idempotency-Key", UUID.randomUUID().toString());
            request.method(method, BodyPublishers.ofString(show(body)));
        }
        return exchange(request.build());
    }

    private Answer exchange(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            var length = response.body().length;
            return new Answer(
                    response.statusCode(), length == 0 ? MissingNode.getInstance() : json.readTree(response.body()));
        } catch (IOException e) {
            throw new Failure("No answer to " + request.method() + " " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}

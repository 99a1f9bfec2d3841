package io.gemel.platformtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service under test over HTTP, where Quarkus told REST Assured that it listens. */
final class RunningService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "content-length");

    /** What a call came to; {@code comparable} leaves out what differs from call to call. */
    record Reply(int status, String code, String comparable) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    JsonNode openApi() {
        HttpRequest request =
                HttpRequest.newBuilder(at("/q/openapi?format=json")).build();
        HttpResponse<InputStream> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new AssertionError("/q/openapi answered " + response.statusCode());
        }
        var document = (ObjectNode) json(response);
        document.remove("servers");
        return document;
    }

    Reply call(String method, String path, String mediaType, String body, @Nullable String token) {
        var request = HttpRequest.newBuilder(at(path))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!method.equals("GET")) {
            request.header("Content-Type", mediaType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> response = exchange(request.build());
        JsonNode problem = json(response);
        String code = problem.path("code").asText("");
        if (response.statusCode() >= 400 && problem instanceof ObjectNode open) {
            open.remove(List.of("instance", "trace_id"));
        }
        var headers = new TreeSet<String>();
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_MOMENT.contains(name)) {
                headers.add(name + ": " + values);
            }
        });
        return new Reply(response.statusCode(), code, response.statusCode() + " " + headers + " " + problem);
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is no JSON stays unread: a stream of events has no end, and whoever holds it open holds up the service's. */
    private static JsonNode json(HttpResponse<InputStream> response) {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        try (InputStream body = response.body()) {
            return isJson ? JSON.readTree(body) : NullNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI at(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
    }
}

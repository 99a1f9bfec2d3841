package io.gemel.persona.feed;

import io.gemel.platform.json.Json;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who reads a stream of events, as a browser's fetch would. */
final class Reader implements AutoCloseable {

    /** One event; a comment has neither id nor name. */
    record Told(@Nullable String id, @Nullable String name, String data) {}

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Reader(String path, String token, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        response =
                CLIENT.sendAsync(request.build(), BodyHandlers.ofInputStream()).join();
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    String code() {
        try (var body = response.body()) {
            return Json.read(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .path("code")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event or comment; none at the end of the stream. */
    Optional<Told> next() {
        String id = null;
        String name = null;
        var data = new StringBuilder();
        boolean any = false;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && any) {
                    return Optional.of(new Told(id, name, data.toString()));
                }
                any |= !line.isEmpty();
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The next event, comments left out. */
    Told event() {
        var told = next().orElseThrow();
        return told.id() == null ? event() : told;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

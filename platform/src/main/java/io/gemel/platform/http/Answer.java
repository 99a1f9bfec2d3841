package io.gemel.platform.http;

import io.gemel.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a call answers: status, headers and the body's text, which an Idempotency-Key can bring back byte by byte. */
public final class Answer {

    private final int status;
    private final @Nullable String body;
    private final Map<String, String> headers;
    private final boolean changed;

    private Answer(int status, @Nullable String body, Map<String, String> headers, boolean changed) {
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.changed = changed;
    }

    public static Answer ok(Object body) {
        return new Answer(200, Json.write(body), Map.of(), true);
    }

    public static Answer created(String location, Object body) {
        return new Answer(201, Json.write(body), Map.of("Location", location), true);
    }

    public static Answer accepted(Object body) {
        return new Answer(202, Json.write(body), Map.of(), true);
    }

    /** Text of another media type than JSON. */
    public static Answer text(String mediaType, String body) {
        return new Answer(200, body, Map.of("Content-Type", mediaType), true);
    }

    /** An answer that was stored with an Idempotency-Key. */
    public static Answer stored(int status, @Nullable String location, @Nullable String etag, @Nullable String body) {
        var answer = new Answer(status, body, Map.of(), false).header("Idempotency-Replayed", "true");
        answer = location == null ? answer : answer.header("Location", location);
        return etag == null ? answer : answer.etag(etag);
    }

    public Answer etag(String tag) {
        return header("ETag", tag);
    }

    public Answer status(int other) {
        return new Answer(other, body, headers, changed);
    }

    public Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more, changed);
    }

    /** The first answer again, found by a natural key: 200, and nothing changed. */
    public Answer replayed() {
        return status(200).header("Idempotency-Replayed", "true").unchanged();
    }

    /** Nothing was written, so no Idempotency-Key remembers this answer. */
    public Answer unchanged() {
        return new Answer(status, body, headers, false);
    }

    public boolean hasChanged() {
        return changed;
    }

    public int status() {
        return status;
    }

    public @Nullable String body() {
        return body;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    RestResponse<byte[]> toResponse() {
        var response = RestResponse.ResponseBuilder.<byte[]>create(status);
        headers.forEach(response::header);
        return body == null
                ? response.build()
                : (headers.containsKey("Content-Type") ? response : response.header("Content-Type", "application/json"))
                        .entity(body.getBytes(StandardCharsets.UTF_8))
                        .build();
    }
}

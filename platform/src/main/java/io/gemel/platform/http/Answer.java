package io.gemel.platform.http;

import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
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
    private final @Nullable String kept;
    private final @Nullable Refusal refusal;

    private Answer(int status, @Nullable String body, Map<String, String> headers, boolean changed) {
        this(status, body, headers, changed, body, null);
    }

    private Answer(
            int status,
            @Nullable String body,
            Map<String, String> headers,
            boolean changed,
            @Nullable String kept,
            @Nullable Refusal refusal) {
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.changed = changed;
        this.kept = kept;
        this.refusal = refusal;
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

    /** A refusal that is an effect: what was written with it is committed. */
    public static Answer refused(Refusal refusal) {
        return new Answer(refusal.getStatusCode(), null, Map.of(), true, null, refusal);
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
        return new Answer(other, body, headers, changed, kept, refusal);
    }

    /** The same answer with another body. */
    public Answer body(Object other) {
        return new Answer(status, Json.write(other), headers, changed);
    }

    /** The same answer, of which an Idempotency-Key keeps {@code less} instead of the body; {@link Call#replay} goes with it. */
    public Answer keeping(Object less) {
        return new Answer(status, body, headers, changed, Json.write(less), refusal);
    }

    public Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more, changed, kept, refusal);
    }

    /** The first answer again, found by a natural key: 200, and nothing changed. */
    public Answer replayed() {
        return status(200).header("Idempotency-Replayed", "true").unchanged();
    }

    /** Nothing was written, so no Idempotency-Key remembers this answer. */
    public Answer unchanged() {
        return new Answer(status, body, headers, false, kept, refusal);
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

    /** What an Idempotency-Key keeps as this answer's body. */
    public @Nullable String kept() {
        return kept;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    RestResponse<byte[]> toResponse() {
        if (refusal != null) {
            throw refusal;
        }
        var response = RestResponse.ResponseBuilder.<byte[]>create(status);
        headers.forEach(response::header);
        return body == null
                ? response.build()
                : (headers.containsKey("Content-Type") ? response : response.header("Content-Type", "application/json"))
                        .entity(body.getBytes(StandardCharsets.UTF_8))
                        .build();
    }
}

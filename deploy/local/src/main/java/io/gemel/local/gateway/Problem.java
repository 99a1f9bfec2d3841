package io.gemel.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What the gateway answers itself, as problem+json. */
record Problem(int status, String code, String title, String detail, Map<String, String> headers) {

    static Problem noSuchPath() {
        return new Problem(404, "no-such-path", "Not Found", "There is no such operation.", Map.of());
    }

    static Problem tooLarge() {
        return new Problem(413, "body-too-large", "Content Too Large", "The body is over 8 MiB.", Map.of());
    }

    static Problem unavailable() {
        return new Problem(
                503,
                "unavailable",
                "Service Unavailable",
                "The service does not answer at present.",
                Map.of("Retry-After", "1"));
    }

    static Problem timeout() {
        return new Problem(
                504, "gateway-timeout", "Gateway Timeout", "The service took longer than 30 seconds.", Map.of());
    }

    static Problem rateLimited(int rate) {
        return new Problem(
                429,
                "rate-limited",
                "Too Many Requests",
                "The caller sends more requests than it may.",
                Map.of(
                        "Retry-After", "1",
                        "RateLimit-Policy", "\"caller\";q=" + rate + ";w=1",
                        "RateLimit", "\"caller\";r=0;t=1"));
    }

    Buffer body(String path, String requestId) {
        return new JsonObject()
                .put("type", "urn:gemel:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .put("instance", path)
                .put("trace_id", requestId)
                .toBuffer();
    }
}

package io.gemel.platform.identity;

import io.gemel.platform.json.Json;
import io.gemel.platform.json.JsonBody;
import io.gemel.platform.problem.Refusal;
import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;

/** Problems that are answered before a request reaches a resource. */
final class EarlyProblem {

    private static final long MAX_BATCH_BYTES = 8 << 20;

    private EarlyProblem() {}

    static void unauthenticated(RoutingContext http) {
        http.response().putHeader("WWW-Authenticate", "Bearer");
        answer(http, 401, "unauthenticated", "A valid bearer token is required.");
    }

    static void unavailable(RoutingContext http) {
        http.response().putHeader("Retry-After", "1");
        answer(http, 503, "unavailable", "The identity provider cannot be reached, so the token cannot be verified.");
    }

    /** Refuses a declared length over the bound: 8 MiB for batches, 1 MiB for all else. */
    static boolean refusesLength(RoutingContext http) {
        var declared = http.request().getHeader("Content-Length");
        var type = http.request().getHeader("Content-Type");
        long bound = type != null && type.startsWith("application/x-ndjson") ? MAX_BATCH_BYTES : JsonBody.MAX_BYTES;
        if (declared == null || declared.length() < 19 && Long.parseLong(declared) <= bound) {
            return false;
        }
        http.response().putHeader("Connection", "close");
        answer(http, 413, "body-too-large", "The body is larger than " + (bound >> 20) + " MiB.");
        return true;
    }

    private static void answer(RoutingContext http, int status, String code, String detail) {
        var body = Json.object()
                .put("type", "urn:gemel:problem:" + code)
                .put("title", Refusal.title(code))
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .put("instance", http.request().path())
                .put("trace_id", Span.current().getSpanContext().getTraceId());
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body.toString());
    }
}

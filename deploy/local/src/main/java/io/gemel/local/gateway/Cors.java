package io.gemel.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The CORS filter of an HTTPRoute's rule: which origins' pages may call its operations. */
record Cors(List<String> origins, String methods, String headers, String exposed, String maxAge) {

    /** The filter of {@code rule}; empty when it has none. */
    static Optional<Cors> of(JsonNode rule) {
        for (var filter : rule.path("filters")) {
            if ("CORS".equals(filter.path("type").textValue())) {
                var cors = filter.path("cors");
                return Optional.of(new Cors(
                        texts(cors.path("allowOrigins")),
                        String.join(", ", texts(cors.path("allowMethods"))),
                        String.join(", ", texts(cors.path("allowHeaders"))),
                        String.join(", ", texts(cors.path("exposeHeaders"))),
                        cors.path("maxAge").asText("5")));
            }
        }
        return Optional.empty();
    }

    /** The method that a preflight asks about; null when the request is none. */
    static @Nullable String preflighted(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS") && request.getHeader("Origin") != null
                ? request.getHeader("Access-Control-Request-Method")
                : null;
    }

    boolean allows(@Nullable String origin) {
        return origin != null && (origins.contains(origin) || origins.contains("*"));
    }

    /** What an answer to a page of {@code origin} carries. */
    void permit(String origin, MultiMap answer) {
        answer.set("Access-Control-Allow-Origin", origin);
        answer.set("Access-Control-Expose-Headers", exposed);
        answer.add("Vary", "Origin");
    }

    /** What the answer to a preflight carries beside that. */
    void permitRequest(MultiMap answer) {
        answer.set("Access-Control-Allow-Methods", methods);
        answer.set("Access-Control-Allow-Headers", headers);
        answer.set("Access-Control-Max-Age", maxAge);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return List.copyOf(texts);
    }
}

package io.gemel.platformtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An operation of a running service as its OpenAPI document tells it. */
record Operation(String id, String method, String path, String mediaType) {

    private static final String TWINS = "/twins/";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static List<Operation> of(JsonNode openApi) {
        var operations = new ArrayList<Operation>();
        openApi.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/q/"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(of(path.getKey(), method.getKey(), method.getValue()))));
        return operations;
    }

    private static Operation of(String path, String method, JsonNode operation) {
        var types = operation.at("/requestBody/content").fieldNames();
        return new Operation(
                operation.path("operationId").asText(method + " " + path),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                types.hasNext() ? types.next() : "application/json");
    }

    boolean hasTwin() {
        return path.contains(TWINS + "{");
    }

    /** The path with this twin, and with an id that nothing has wherever another is asked for. */
    String on(String twin) {
        return path.replaceFirst(TWINS + "\\{[^}]+}", TWINS + twin)
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }
}

package io.gemel.platformtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** An OpenAPI document as something that bodies are held against; objects are closed, so nothing goes unmentioned. */
final class ApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One operation of the document and the paths that lead to it. */
    private record Entry(String method, Pattern path, int parameters, JsonNode operation) {}

    private final JsonNode document;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    ApiDocument(JsonNode document) {
        this.document = document.deepCopy();
        close(this.document.path("components").path("schemas"));
        this.document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> entries.add(entry(path.getKey(), method.getKey(), method.getValue()))));
        entries.sort(Comparator.comparingInt(Entry::parameters));
    }

    private static Entry entry(String path, String method, JsonNode operation) {
        String form = Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        return new Entry(
                method.toUpperCase(Locale.ROOT), Pattern.compile(form), path.split("\\{", -1).length, operation);
    }

    Optional<JsonNode> operation(String method, String path) {
        return entries.stream()
                .filter(entry -> entry.method().equals(method)
                        && entry.path().matcher(path).matches())
                .map(Entry::operation)
                .findFirst();
    }

    /** Whether somebody wrote down what the operation answers. */
    static boolean isDescribed(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .anyMatch(answer -> answer.getKey().startsWith("2")
                        && !answer.getValue().path("content").isEmpty());
    }

    /** What {@code body} has against the schema that {@code content} (an OpenAPI content object) refers to. */
    List<String> faults(JsonNode content, String mediaType, JsonNode body) {
        JsonNode ref = content.path(mediaType).path("schema").path("$ref");
        return ref.isMissingNode()
                ? List.of("no schema for " + mediaType)
                : schemas.computeIfAbsent(ref.asText(), this::schema).validate(body).stream()
                        .map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
                        .toList();
    }

    private JsonSchema schema(String ref) {
        ObjectNode root = JSON.createObjectNode().put("$ref", ref);
        root.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }

    /** Every operation without summary or description, every body without schema, every example that its schema refuses. */
    List<String> gaps() {
        var gaps = new ArrayList<String>();
        for (Entry entry : entries) {
            String id = entry.operation().path("operationId").asText(entry.method() + " " + entry.path());
            if (entry.operation().path("summary").asText("").isBlank()) {
                gaps.add(id + ": no summary");
            }
            if (!isDescribed(entry.operation())) {
                gaps.add(id + ": no answer is described");
            }
            gaps.addAll(examples(id + ", request", entry.operation().path("requestBody")));
            entry.operation().path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .forEach(answer -> gaps.addAll(examples(id + ", " + answer.getKey(), answer.getValue())));
        }
        return gaps;
    }

    private List<String> examples(String what, JsonNode described) {
        var gaps = new ArrayList<String>();
        described.path("content").properties().forEach(media -> {
            JsonNode example = media.getValue().path("example");
            if (media.getValue().path("schema").isMissingNode()) {
                gaps.add(what + ": no schema of " + media.getKey());
            } else if (example.isMissingNode()) {
                gaps.add(what + ": no example of " + media.getKey());
            } else if (media.getKey().endsWith("json") && !media.getKey().endsWith("ndjson")) {
                faults(described.path("content"), media.getKey(), example)
                        .forEach(fault -> gaps.add(what + ", example: " + fault));
            }
        });
        return gaps;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDocument::close);
    }
}

package io.gemel.runtime.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.personamodel.Workflows;
import io.gemel.platform.json.Json;
import io.gemel.runtime.routing.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The output schemas {@code workflow.<name>.v1} of the eight workflows, in JSON Schema 2020-12. */
public final class OutputSchemas {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, String> DOCUMENTS = Workflows.REGISTRY.keySet().stream()
            .map(Workflow::schemaOf)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), OutputSchemas::text));
    private static final Map<String, JsonSchema> COMPILED = DOCUMENTS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> FACTORY.getSchema(Json.read(entry.getValue()))));

    private OutputSchemas() {}

    /** The document of a workflow's output, if it is one of the eight. */
    static Optional<String> document(String workflow) {
        return Optional.ofNullable(DOCUMENTS.get(Workflow.schemaOf(workflow)));
    }

    /** Whether {@code output} is as {@code schema} says; empty for a schema without a document. */
    public static Optional<Boolean> accepts(String schema, JsonNode output) {
        return Optional.ofNullable(COMPILED.get(schema))
                .map(compiled -> compiled.validate(output).isEmpty());
    }

    private static String text(String schema) {
        var path = "/schemas/" + schema + ".json";
        try (var file = Objects.requireNonNull(OutputSchemas.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

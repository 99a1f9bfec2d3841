package io.gemel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schemas that this service publishes, held against what it really says. */
final class Shapes {

    private static final JsonSchema DECISION = schema("routing-decision.v1");

    private Shapes() {}

    /** Fails unless {@code decision} has exactly the seven fields with their types. */
    static void assertDecision(JsonNode decision) {
        assertThat(DECISION.validate(decision)).isEmpty();
    }

    static JsonSchema schema(String name) {
        var path = "/schemas/" + name + ".json";
        try (var file = Objects.requireNonNull(Shapes.class.getResourceAsStream(path), path)) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Json.read(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.gemel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
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

    /** Fails unless the one record of {@code topic} that holds {@code id} is as its published schema says. */
    static JsonNode assertEvent(String topic, String type, String id) {
        var event = Records.all(topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(text -> text.contains(id))
                .map(Json::read)
                .reduce((first, second) -> {
                    throw new AssertionError("said twice: " + id);
                })
                .orElseThrow();
        assertThat(schema(type).validate(event)).isEmpty();
        return event.path("data");
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

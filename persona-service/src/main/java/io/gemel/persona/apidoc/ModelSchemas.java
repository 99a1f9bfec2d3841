package io.gemel.persona.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.schema.JsonSchema;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Puts the schema files of persona-model into the API document, so that what it says and what the validator does are one
 * file: the root as a component of its name, each definition behind a prefix.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ModelSchemas implements OASFilter {

    private static final List<String> ABOUT_THE_FILE = List.of("$schema", "$id", "$defs");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        carry(document, "persona-spec.schema.json", "PersonaSpecDocument", "Spec");
        carry(document, "twin-settings.schema.json", "TwinSettings", "Settings");
    }

    private static void carry(OpenAPI document, String file, String name, String prefix) {
        ObjectNode root = (ObjectNode) JsonSchema.of(file).document();
        ObjectNode schemas = new ObjectMapper().createObjectNode();
        root.path("$defs").properties().forEach(each -> schemas.set(prefix + each.getKey(), each.getValue()));
        root.remove(ABOUT_THE_FILE);
        schemas.set(name, root);
        parsed(schemas, prefix).getComponents().getSchemas().forEach(document.getComponents()::addSchema);
    }

    private static OpenAPI parsed(JsonNode schemas, String prefix) {
        ObjectNode document = new ObjectMapper().createObjectNode().put("openapi", "3.1.0");
        document.putObject("components").set("schemas", schemas);
        String text = document.toString().replace("\"#/$defs/", "\"#/components/schemas/" + prefix);
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .withCustomStaticFile(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .build()
                .model();
    }
}

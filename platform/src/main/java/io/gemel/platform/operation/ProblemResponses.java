package io.gemel.platform.operation;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes every operation of the API document with what the platform answers on any of them, and the bearer token. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final List<String> SCANNED = List.of("HttpProblem", "HttpValidationProblem", "Violation");
    private static final List<String> ALWAYS = List.of("400", "401", "403", "404", "405", "406", "500", "503");
    private static final List<String> WITH_BODY = List.of("409", "413", "415", "422");
    /** What If-Match guards. */
    private static final List<String> EDITED = List.of("412", "428");

    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("400", "The query, a header or the JSON is malformed"),
            Map.entry("401", "No valid bearer token"),
            Map.entry("403", "The caller may not do this"),
            Map.entry("404", "No such resource for this tenant"),
            Map.entry("405", "The path has no such method"),
            Map.entry("406", "No acceptable media type"),
            Map.entry("409", "The state does not allow it"),
            Map.entry("412", "If-Match names another state than the present one"),
            Map.entry("413", "The body is too large"),
            Map.entry("415", "The media type is not supported"),
            Map.entry("422", "The body is not valid"),
            Map.entry("428", "If-Match is missing"),
            Map.entry("500", "The service failed"),
            Map.entry("503", "The service cannot keep anything now; try again after Retry-After"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        SCANNED.forEach(document.getComponents()::removeSchema);
        document.getComponents().addSchema(PROBLEM, schema());
        document.getComponents()
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
        document.getPaths().getPathItems().values().forEach(ProblemResponses::complete);
    }

    private static void complete(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            ScannedBytes.forget(operation);
            ALWAYS.forEach(status -> add(operation, status));
            if (method != PathItem.HttpMethod.GET) {
                WITH_BODY.forEach(status -> add(operation, status));
            }
            if (method == PathItem.HttpMethod.PUT || method == PathItem.HttpMethod.PATCH) {
                EDITED.forEach(status -> add(operation, status));
            }
        });
    }

    private static void add(Operation operation, String status) {
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation.getResponses().addAPIResponse(status, response(status));
        }
    }

    private static APIResponse response(String status) {
        return OASFactory.createAPIResponse()
                .description(MEANING.get(status))
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema schema() {
        var violation = object().addProperty("field", text())
                .addProperty("pointer", text())
                .addProperty("code", text())
                .addProperty("message", text());
        return object().description("RFC 9457; clients switch on code")
                .required(List.of("type", "title", "status", "detail", "code", "instance", "trace_id"))
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("code", text())
                .addProperty("instance", text())
                .addProperty("trace_id", text())
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(violation));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}

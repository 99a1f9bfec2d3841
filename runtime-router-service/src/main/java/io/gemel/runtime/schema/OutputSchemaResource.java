package io.gemel.runtime.schema;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What an answer of a workflow must look like, for whoever writes or reads one. */
@Path("/workflows/{name}/output-schema")
@Produces(OutputSchemaResource.SCHEMA_JSON)
class OutputSchemaResource {

    static final String SCHEMA_JSON = "application/schema+json";
    private static final Access GET_SCHEMA = Access.allow("getOutputSchema", OWNER, VIEWER, RUNTIME, AUDITOR);

    private final Calls calls;

    OutputSchemaResource(Calls calls) {
        this.calls = calls;
    }

    @GET
    @Operation(operationId = "getOutputSchema", summary = "The JSON Schema of a workflow's output")
    public Uni<RestResponse<byte[]>> schema(@RestPath String name) {
        return calls.open(GET_SCHEMA).read(_ -> Uni.createFrom()
                .item(OutputSchemas.document(name)
                        .map(text -> Answer.ok(Json.read(text)).header("Content-Type", SCHEMA_JSON))
                        .orElseThrow(() ->
                                Refusal.notFound("workflow-not-found", "None of the eight workflows has that name."))));
    }
}

package io.gemel.runtime.lineage;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The turns of a conversation, each back to the spec, modules and clauses that it was made of. */
@Path("/twins/{twin}/conversations/{conversation}/lineage")
@Produces(APPLICATION_JSON)
class LineageResource {

    private static final Access GET_LINEAGE = Access.allow("getConversationLineage", OWNER, VIEWER, RUNTIME, AUDITOR);

    private final Calls calls;
    private final LineageRepository lineage;

    LineageResource(Calls calls, LineageRepository lineage) {
        this.calls = calls;
        this.lineage = lineage;
    }

    @GET
    @Operation(operationId = "getConversationLineage", summary = "The turns of a conversation, oldest first")
    public Uni<RestResponse<byte[]>> turns(@RestPath String twin, @RestPath String conversation) {
        return calls.on(twin, GET_LINEAGE)
                .page(context -> turns(context, conversation), turn -> turn.routingDecisionId()
                        .toString());
    }

    /** PostgreSQL knows no text with NUL, so no conversation is called so. */
    private Uni<List<LineageTurn>> turns(Context context, String conversation) {
        return conversation.indexOf('\0') >= 0
                ? Uni.createFrom().item(List.of())
                : lineage.turns(context.tx(), context.twin().id(), conversation, context.page());
    }
}

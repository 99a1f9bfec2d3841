package io.gemel.audit.ph1d;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.http.Context;
import io.gemel.platform.problem.Refusal;

/** The tenant that a commit may name: the token's. */
final class OwnTenant {

    private OwnTenant() {}

    static void demand(Context ctx, JsonNode body) {
        var said = body.path("tenant_id");
        if (!said.isMissingNode()
                && !said.isNull()
                && !ctx.tx().tenant().value().equals(said.textValue())) {
            throw Refusal.forbidden("tenant-mismatch", "The tenant of the body is not the token's.");
        }
    }
}

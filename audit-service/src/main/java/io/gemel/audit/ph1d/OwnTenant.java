package io.gemel.audit.ph1d;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.http.Context;
import io.gemel.platform.problem.Refusal;
import java.util.Optional;

/** The tenant that a commit may name: the token's. */
final class OwnTenant {

    private OwnTenant() {}

    /** Why {@code body} is not this caller's to send, if it names another tenant. */
    static Optional<Refusal> refusal(Context ctx, JsonNode body) {
        var said = body.path("tenant_id");
        return said.isMissingNode()
                        || said.isNull()
                        || ctx.tx().tenant().value().equals(said.textValue())
                ? Optional.empty()
                : Optional.of(Refusal.forbidden("tenant-mismatch", "The tenant of the body is not the token's."));
    }
}

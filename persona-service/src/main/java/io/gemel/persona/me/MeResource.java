package io.gemel.persona.me;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Caller;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What the caller's token says. */
@Path("/me")
@Produces(APPLICATION_JSON)
class MeResource {

    private static final Access GET_ME = Access.allow("getMe", Role.values());

    record Me(String sub, String tenantId, List<String> roles, String actor) {

        static Me of(Caller caller) {
            return new Me(
                    caller.sub(),
                    caller.tenant().value(),
                    caller.roles().stream().map(Role::text).sorted().toList(),
                    caller.actor().name().toLowerCase(Locale.ROOT));
        }
    }

    private final Calls calls;

    MeResource(Calls calls) {
        this.calls = calls;
    }

    @GET
    @Operation(operationId = "getMe", summary = "Who the caller is")
    public Uni<RestResponse<byte[]>> get() {
        return calls.open(GET_ME).read(ctx -> Uni.createFrom().item(Answer.ok(Me.of(ctx.caller()))));
    }
}

package io.gemel.persona.trial;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.persona.draft.PersonaSpecRepository;
import io.gemel.persona.fault.GivenSpec;
import io.gemel.persona.fault.SpecRefusals;
import io.gemel.persona.fault.Uncompilable;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.compiler.CompileError;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.personamodel.compiler.PromptPlan;
import io.gemel.personamodel.compiler.Variant;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Query;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Specs and versions tried out; nothing is written. */
@Path("/twins/{twin}/persona-specs")
@Produces(APPLICATION_JSON)
class TrialResource {

    private static final Access VALIDATE = Access.allow("validatePersonaSpec", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final Access PLAN = Access.allow("getPersonaSpecPromptPlan", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final int QUERY_LENGTH = 8000;
    private static final String WORKFLOW = "[a-z][a-z0-9_]{0,39}";

    private final Calls calls;
    private final PersonaSpecRepository specs;

    TrialResource(Calls calls, PersonaSpecRepository specs) {
        this.calls = calls;
        this.specs = specs;
    }

    @POST
    @Path("/validate")
    @Consumes(APPLICATION_JSON)
    @Operation(
            operationId = "validatePersonaSpec",
            summary = "Whether publishing would take a spec, and what is odd in it")
    public Uni<RestResponse<byte[]>> validate(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, VALIDATE).body(body).naturalKey().write(GivenSpec::any, (_, spec) -> Uni.createFrom()
                .item(Answer.ok(Validation.of(spec)).unchanged()));
    }

    @GET
    @Path("/{version}/prompt-plan")
    @Operation(operationId = "getPersonaSpecPromptPlan", summary = "What a version compiles into, of a draft too")
    public Uni<RestResponse<byte[]>> plan(@RestPath String twin, @RestPath String version) {
        return calls.on(twin, PLAN)
                .params("intent_label", "workflow", "query", "variant")
                .read(ctx -> {
                    var asked = Asked.of(ctx.query());
                    return specs.find(ctx.tx(), ctx.twin().id(), version)
                            .map(found -> found.orElseThrow(SpecRefusals::notFound))
                            .map(spec -> Answer.ok(asked.plan(spec.spec())));
                });
    }

    /** The turn that a plan is asked for. */
    private record Asked(
            @Nullable String intent,
            @Nullable String workflow,
            @Nullable String query,
            String variant) {

        static Asked of(Query query) {
            var workflow = query.text("workflow");
            if (workflow != null && !workflow.matches(WORKFLOW)) {
                throw Query.fault("workflow", "format", "is no name of a workflow");
            }
            var text = query.text("query");
            if (text != null && text.codePointCount(0, text.length()) > QUERY_LENGTH) {
                throw Query.fault("query", "length", "must have at most " + QUERY_LENGTH + " characters");
            }
            var variant = query.oneOf("variant", Variant.NAMES.toArray(String[]::new));
            return new Asked(
                    query.oneOf("intent_label", Intents.ALL.toArray(String[]::new)),
                    workflow,
                    text,
                    Objects.requireNonNullElse(variant, Variant.BASELINE_V1.label()));
        }

        PromptPlan plan(JsonNode spec) {
            try {
                return PromptCompiler.compile(spec, intent, workflow, query, variant);
            } catch (CompileError e) {
                throw Uncompilable.refusal(List.of(e.violation()));
            }
        }
    }
}

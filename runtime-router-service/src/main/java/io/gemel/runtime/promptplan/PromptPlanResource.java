package io.gemel.runtime.promptplan;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.RUNTIME;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.personamodel.Intents;
import io.gemel.personamodel.compiler.Variant;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Query;
import io.gemel.runtime.spec.ActiveSpecs;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The prompt that a twin is run with now. */
@Path("/twins/{twin}/prompt-plan")
@Produces(APPLICATION_JSON)
class PromptPlanResource {

    private static final Access GET_PLAN = Access.allow("getPromptPlan", OWNER, VIEWER, RUNTIME, AUDITOR);
    private static final String BASELINE = "baseline_v1";
    private static final int QUERY_LENGTH = 8000;
    private static final String WORKFLOW = "[a-z][a-z0-9_]{0,39}";

    private final Calls calls;
    private final ActiveSpecs specs;
    private final PromptPlanner planner;

    PromptPlanResource(Calls calls, ActiveSpecs specs, PromptPlanner planner) {
        this.calls = calls;
        this.specs = specs;
        this.planner = planner;
    }

    @GET
    @Operation(
            operationId = "getPromptPlan",
            summary = "The prompt plan of the active spec, or of the settings without one")
    public Uni<RestResponse<byte[]>> plan(@RestPath String twin, @RestHeader("If-None-Match") @Nullable String known) {
        return calls.on(twin, GET_PLAN)
                .params("intent_label", "workflow", "query", "variant")
                .read(this::plan)
                .map(response -> unlessKnown(response, known));
    }

    private Uni<Answer> plan(Context context) {
        var asked = asked(context.query());
        return specs.of(context.tx(), context.twin())
                .map(spec -> planner.plan(context.tx().tenant(), context.twin(), spec, asked))
                .map(plan -> Answer.ok(plan).etag(plan.tag()));
    }

    private static PromptPlanner.Asked asked(Query query) {
        var workflow = query.text("workflow");
        if (workflow != null && !workflow.matches(WORKFLOW)) {
            throw Query.fault("workflow", "format", "is no name of a workflow");
        }
        var text = query.text("query");
        if (text != null && text.codePointCount(0, text.length()) > QUERY_LENGTH) {
            throw Query.fault("query", "length", "must have at most " + QUERY_LENGTH + " characters");
        }
        var variant = query.oneOf("variant", Variant.NAMES.toArray(String[]::new));
        return new PromptPlanner.Asked(
                query.oneOf("intent_label", Intents.ALL.toArray(String[]::new)),
                workflow,
                text,
                Objects.requireNonNullElse(variant, BASELINE));
    }

    /** A caller that names the tag, weak or strong, has the plan already. */
    private static RestResponse<byte[]> unlessKnown(RestResponse<byte[]> response, @Nullable String known) {
        var tag = response.getHeaderString("ETag");
        return tag != null
                        && known != null
                        && (known.strip().equals("*") || tags(known).contains(tag))
                ? RestResponse.ResponseBuilder.<byte[]>create(RestResponse.Status.NOT_MODIFIED)
                        .header("ETag", tag)
                        .build()
                : response;
    }

    private static List<String> tags(String header) {
        return Arrays.stream(header.split(","))
                .map(each -> each.strip().replaceFirst("^W/", ""))
                .toList();
    }
}

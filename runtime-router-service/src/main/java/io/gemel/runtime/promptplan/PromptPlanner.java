package io.gemel.runtime.promptplan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemel.personamodel.compiler.CompileError;
import io.gemel.personamodel.compiler.Library;
import io.gemel.personamodel.compiler.PreparedPlan;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.runtime.RuntimeConfig;
import io.gemel.runtime.spec.ActiveSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a turn's prompt from the active spec, else from the twin's settings. What no query
 * changes is kept by the revisions that the request itself has read, so a stale plan is never asked for.
 */
@ApplicationScoped
public class PromptPlanner {

    /** What a turn is answered with; each but the variant may be null. */
    public record Asked(
            @Nullable String intentLabel,
            @Nullable String workflow,
            @Nullable String query,
            String variant) {}

    /** What the query-independent part of a plan depends on. */
    private record Key(
            TenantId tenant,
            UUID twin,
            long twinRevision,
            long specRevision,
            @Nullable String intent,
            @Nullable String workflow,
            String variant) {}

    /** That part: it becomes the plan of any query. A name that is no workflow has the plan of none, and is said again. */
    private interface Plan {
        PlannedPrompt with(@Nullable String workflow, @Nullable String query);
    }

    /** What is kept; its weight is that of the spec that it holds on to. */
    private record Kept(Plan plan, int weight) {}

    private final Cache<Key, Kept> kept;

    PromptPlanner(RuntimeConfig config) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(config.planCache())
                .weigher((Key _, Kept plan) -> plan.weight())
                .build();
    }

    /** The plan of {@code twin}; a spec that does not compile is still named. */
    public PlannedPrompt plan(TenantId tenant, Twin twin, ActiveSpec spec, Asked asked) {
        var workflow = spec.policy().workflows().containsKey(asked.workflow()) ? asked.workflow() : null;
        var key = new Key(
                tenant, twin.id(), twin.revision(), spec.revision(), asked.intentLabel(), workflow, asked.variant());
        return kept.get(key, _ -> new Kept(prepared(twin, spec, key), spec.weight()))
                .plan()
                .with(asked.workflow(), asked.query());
    }

    private static Plan prepared(Twin twin, ActiveSpec spec, Key key) {
        if (spec.library() == null) {
            return legacy(twin, spec, key, "no_active_spec");
        }
        try {
            return compiled(twin, spec, spec.library(), key);
        } catch (CompileError e) {
            return legacy(twin, spec, key, "compile_failed");
        }
    }

    private static Plan compiled(Twin twin, ActiveSpec spec, Library library, Key key) {
        PreparedPlan prepared = PromptCompiler.prepare(library, key.intent(), key.workflow(), key.variant());
        return (workflow, query) -> {
            var plan = prepared.with(query);
            return new PlannedPrompt(
                    "persona_spec",
                    spec.version(),
                    null,
                    key.intent(),
                    workflow,
                    key.variant(),
                    plan.text(),
                    plan.sections(),
                    plan.digest(),
                    plan.selectedModuleIds(),
                    plan.clauseIds(),
                    twin.revision(),
                    spec.revision());
        };
    }

    private static Plan legacy(Twin twin, ActiveSpec spec, Key key, String reason) {
        var sections = LegacySections.of(twin.settings());
        var text = sections.stream().map(s -> s.title() + ":\n" + s.text()).collect(Collectors.joining("\n\n"));
        var digest = Json.sha256Hex(text);
        return (workflow, _) -> new PlannedPrompt(
                "legacy_settings",
                spec.version(),
                reason,
                key.intent(),
                workflow,
                key.variant(),
                text,
                sections,
                digest,
                List.of(),
                List.of(),
                twin.revision(),
                spec.revision());
    }
}

package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.schema.SpecRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles a persona spec into prompt plans: pure, and the same bytes on every machine (docs/rules/persona-spec.md). */
public final class PromptCompiler {

    /** The newest {@code schema_version} that this compiler knows. */
    public static final int SCHEMA_VERSION = 1;

    private static final int MOST_BYTES = 96 * 1024;

    private PromptCompiler() {}

    /**
     * The plan for one turn.
     *
     * @param spec a document that {@link SpecRules} has no violation for
     * @param intent one of {@link Intents#ALL}, or null for every module
     * @param workflow a workflow's name, or null
     * @param query what FAQ entries and few-shots are chosen by, or null
     * @param variant one of {@link Variant#NAMES}
     * @throws CompileError when the spec has no plan; that never depends on the query
     * @throws IllegalArgumentException for another variant
     */
    public static PromptPlan compile(
            JsonNode spec, @Nullable String intent, @Nullable String workflow, @Nullable String query, String variant) {
        return prepare(new Library(spec), intent, workflow, variant).with(query);
    }

    /**
     * The part of a turn's plan that no query changes, to be kept and used for many turns.
     *
     * @throws CompileError when the spec has no plan
     * @throws IllegalArgumentException for another variant
     */
    public static PreparedPlan prepare(
            Library library, @Nullable String intent, @Nullable String workflow, String variant) {
        faults(library.spec()).stream().findFirst().ifPresent(fault -> {
            throw new CompileError(fault);
        });
        Variant how = Variant.of(variant).orElseThrow(() -> new IllegalArgumentException("no such variant"));
        var prepared = new PreparedPlan(library, intent, workflow, how);
        if (prepared.bytes() > MOST_BYTES) {
            throw new CompileError(tooLarge());
        }
        return prepared;
    }

    /** Everything for which publishing must be refused: each intent and none, each workflow and none, each variant. */
    public static List<Violation> check(JsonNode spec) {
        var found = new ArrayList<>(faults(spec));
        if (PlanSize.largest(spec) > MOST_BYTES) {
            found.add(tooLarge());
        }
        return found;
    }

    private static List<Violation> faults(JsonNode spec) {
        var found = new ArrayList<Violation>();
        if (spec.path("schema_version").asInt(SCHEMA_VERSION) > SCHEMA_VERSION) {
            found.add(new Violation(
                    "/schema_version", "SCHEMA_VERSION_UNKNOWN", "This compiler does not know the schema version."));
        }
        found.addAll(Templates.unresolved(spec));
        return found;
    }

    private static Violation tooLarge() {
        return new Violation("", "PLAN_TOO_LARGE", "A plan without FAQ and few-shots is over 96 KiB.");
    }
}

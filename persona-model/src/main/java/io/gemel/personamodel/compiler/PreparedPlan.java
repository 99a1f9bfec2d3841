package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Canonical;
import io.gemel.personamodel.Nodes;
import io.gemel.personamodel.compiler.PromptPlan.Section;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a prompt plan that no query changes; {@link #with} adds the two sections of a query. */
public final class PreparedPlan {

    private final Library library;
    private final @Nullable String intent;
    private final @Nullable String workflow;
    private final Variant how;
    private final List<JsonNode> modules;
    private final List<Section> fixed;
    private final JsonNode rules;
    private final List<String> moduleIds;
    private final List<String> clauses;

    PreparedPlan(Library library, @Nullable String intent, @Nullable String workflow, Variant how) {
        var spec = library.spec();
        this.library = library;
        this.intent = intent;
        this.workflow = workflow;
        this.how = how;
        this.modules = new Selection(library, intent, null).modules();
        this.fixed = new Sections(spec, how).fixed(modules, workflow);
        this.rules = rules(spec, modules);
        this.moduleIds = modules.stream().map(Selection::id).toList();
        this.clauses = clauses(modules);
    }

    /** The plan for a turn. */
    public PromptPlan with(@Nullable String query) {
        var selection = new Selection(library, intent, query);
        var fewShots = selection.fewShots(modules, how.fewShots());
        var sections = Sections.with(fixed, selection.faq(), fewShots);
        String text = text(sections);
        return new PromptPlan(
                library.spec().path("version").textValue(),
                intent,
                workflow,
                how.label(),
                sections,
                fewShots.stream().map(Canonical::ordered).toList(),
                rules,
                moduleIds,
                clauses,
                text,
                Canonical.sha256(text));
    }

    /** Bytes of the text without FAQ and few-shots. */
    int bytes() {
        return PlanSize.of(fixed);
    }

    private static String text(List<Section> sections) {
        return sections.stream().map(Section::whole).collect(Collectors.joining("\n\n"));
    }

    private static JsonNode rules(JsonNode spec, List<JsonNode> modules) {
        var given = spec.path("deterministic_rules");
        ObjectNode rules =
                given instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        var banned = new LinkedHashSet<>(Nodes.texts(rules.path("banned_phrases")));
        modules.forEach(module -> banned.addAll(Nodes.texts(module.path("ban"))));
        ArrayNode all = rules.putArray("banned_phrases");
        banned.forEach(all::add);
        return Canonical.ordered(rules);
    }

    private static List<String> clauses(List<JsonNode> modules) {
        var clauses = new LinkedHashSet<String>();
        modules.forEach(module -> clauses.addAll(Nodes.texts(module.path("clause_ids"))));
        return List.copyOf(clauses);
    }
}

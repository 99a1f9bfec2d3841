package io.gemel.persona.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Folds candidates into the modules of a spec (persona.md section 6); a pure function. */
final class Merge {

    record Promoted(UUID candidateId, String moduleId) {}

    record Merged(String moduleId, List<UUID> candidateIds) {}

    /** What came of it; {@code spec} is a copy. */
    record Result(ObjectNode spec, List<Promoted> promoted, List<Merged> merged) {}

    /** The order in which candidates are taken. */
    static final Comparator<ModuleRow> ORDER = Comparator.comparing(ModuleRow::confidence)
            .reversed()
            .thenComparing(Comparator.comparing(ModuleRow::recordedAt).reversed())
            .thenComparing(row -> row.id().toString());

    private static final int PRIORITY = 100;
    private static final String SUFFIX = "(\\.([0-9a-f]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}))?";

    private final ObjectNode spec;
    private final ArrayNode modules;
    private final Set<String> taken = new LinkedHashSet<>();

    private Merge(ObjectNode base) {
        this.spec = base.deepCopy();
        this.modules = spec.path("procedural_modules") instanceof ArrayNode given
                ? given
                : spec.putArray("procedural_modules");
        modules.forEach(module -> taken.add(module.path("id").asText()));
    }

    static Result of(ObjectNode base, List<ModuleRow> candidates, Set<String> overruled) {
        return new Merge(base).fold(candidates, overruled);
    }

    private Result fold(List<ModuleRow> candidates, Set<String> overruled) {
        Map<String, List<ModuleRow>> groups = new LinkedHashMap<>();
        for (ModuleRow each : candidates) {
            String key = each.moduleId() + "\n" + Choices.when(each.moduleData());
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(each);
        }
        Map<UUID, String> names = new HashMap<>();
        List<Merged> merged = new ArrayList<>();
        Set<String> renewed = new LinkedHashSet<>(overruled);
        for (List<ModuleRow> group : groups.values()) {
            var first = group.getFirst();
            var present = present(first, overruled);
            ObjectNode module = present.orElseGet(() -> fresh(first));
            String id = module.path("id").asText();
            if (renewed.remove(id)) {
                module.remove(List.of("do", "ban", "clause_ids"));
                module.set("say_style", object(first.moduleData().path("say_style")));
            }
            group.forEach(each -> unite(module, each));
            group.forEach(each -> names.put(each.id(), id));
            if (present.isPresent() || group.size() > 1) {
                merged.add(new Merged(id, group.stream().map(ModuleRow::id).toList()));
            }
        }
        return new Result(
                spec,
                candidates.stream()
                        .map(each -> new Promoted(each.id(), names.get(each.id())))
                        .toList(),
                merged);
    }

    /** The module of that situation and id, suffix aside, or one of that situation that the owner overruled. */
    private Optional<ObjectNode> present(ModuleRow candidate, Set<String> overruled) {
        Pattern name = Pattern.compile(Pattern.quote(candidate.moduleId()) + SUFFIX);
        for (JsonNode module : modules) {
            String id = module.path("id").asText();
            boolean named = name.matcher(id).matches() || overruled.contains(id);
            if (named && Choices.when(module).equals(Choices.when(candidate.moduleData()))) {
                return Optional.of((ObjectNode) module);
            }
        }
        return Optional.empty();
    }

    private ObjectNode fresh(ModuleRow candidate) {
        var module = modules.addObject().put("id", freeId(candidate)).put("priority", PRIORITY);
        var labels = module.putArray("intent_labels");
        if (candidate.intentLabel() != null) {
            labels.add(candidate.intentLabel());
        }
        module.set("when", object(candidate.moduleData().path("when")));
        module.set("say_style", object(candidate.moduleData().path("say_style")));
        return module;
    }

    private String freeId(ModuleRow candidate) {
        String id = candidate.moduleId();
        String clause =
                candidate.clauseIds().isEmpty() ? "" : candidate.clauseIds().getFirst();
        String digits = clause.substring(clause.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        for (String each : List.of(id, id + "." + digits, id + "." + candidate.id())) {
            if (!each.endsWith(".") && taken.add(each)) {
                return each;
            }
        }
        throw new IllegalStateException("a candidate is promoted once");
    }

    private static void unite(ObjectNode module, ModuleRow candidate) {
        unite(module, "do", candidate.moduleData().path("do"));
        unite(module, "ban", candidate.moduleData().path("ban"));
        unite(module, "clause_ids", Json.mapper().valueToTree(candidate.clauseIds()));
    }

    private static void unite(ObjectNode module, String member, JsonNode more) {
        var united = new LinkedHashSet<String>();
        module.path(member).forEach(each -> united.add(each.asText()));
        more.forEach(each -> united.add(each.asText()));
        var all = module.putArray(member);
        united.forEach(all::add);
    }

    private static JsonNode object(JsonNode value) {
        return value.isObject() ? value.deepCopy() : Json.object();
    }
}

package io.gemel.persona.candidate;

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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folds candidates into the modules of a spec (docs/rules/persona-spec.md); a pure function. */
public final class Merge {

    /** Where a candidate went. */
    public record Promoted(UUID candidateId, String moduleId) {}

    /** A module that holds more than one candidate, or one beside what was there. */
    public record Merged(String moduleId, List<UUID> candidateIds) {
        public Merged {
            candidateIds = List.copyOf(candidateIds);
        }
    }

    /** What came of it; {@code spec} is a copy. */
    public record Result(ObjectNode spec, List<Promoted> promoted, List<Merged> merged) {
        public Result {
            promoted = List.copyOf(promoted);
            merged = List.copyOf(merged);
        }
    }

    /** The order in which candidates are taken. */
    static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::confidence)
            .reversed()
            .thenComparing(Comparator.comparing(Candidate::recordedAt).reversed())
            .thenComparing(candidate -> candidate.id().toString());

    private static final int PRIORITY = 100;
    private static final String SUFFIX = "(\\.([0-9a-f]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}))?";

    private final ObjectNode spec;
    private final ArrayNode modules;
    private final ModuleNames names;
    private final Set<String> overruled;
    private final Set<String> renewed = new LinkedHashSet<>();

    private Merge(ObjectNode base, Set<String> overruled) {
        this.spec = base.deepCopy();
        this.modules = spec.path("procedural_modules") instanceof ArrayNode given
                ? given
                : spec.putArray("procedural_modules");
        this.names = new ModuleNames(modules);
        this.overruled = overruled;
    }

    /** Folds what a settlement lets through into {@code base}. */
    public static Result of(ObjectNode base, Settlement settlement) {
        return new Merge(base, settlement.overruled()).fold(settlement.taken());
    }

    private Result fold(List<Candidate> candidates) {
        Map<String, List<Candidate>> groups = candidates.stream()
                .collect(Collectors.groupingBy(Merge::subject, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, String> homes = new HashMap<>();
        List<Merged> merged = new ArrayList<>();
        for (List<Candidate> group : groups.values()) {
            var present = present(group.getFirst());
            List<ObjectNode> targets = present.isEmpty() ? List.of(fresh(group.getFirst())) : present;
            targets.forEach(module -> unite(module, group));
            String id = id(targets.getFirst());
            group.forEach(each -> homes.put(each.id(), id));
            if (!present.isEmpty() || group.size() > 1) {
                merged.add(new Merged(id, group.stream().map(Candidate::id).toList()));
            }
        }
        var promoted = candidates.stream()
                .map(each -> new Promoted(each.id(), homes.get(each.id())))
                .toList();
        return new Result(spec, promoted, merged);
    }

    /** The module of that situation and id, suffix aside; behind it those of that situation that the owner overruled. */
    private List<ObjectNode> present(Candidate candidate) {
        Pattern name = Pattern.compile(Pattern.quote(candidate.moduleId()) + SUFFIX);
        String when = Choices.when(candidate.moduleData());
        boolean chooses = !Choices.of(candidate.moduleData()).isEmpty();
        var alike = modules.valueStream()
                .map(ObjectNode.class::cast)
                .filter(module -> Choices.when(module).equals(when))
                .toList();
        var named = alike.stream().filter(module -> name.matcher(id(module)).matches());
        var lost = alike.stream().filter(module -> chooses && overruled.contains(id(module)));
        return Stream.concat(named.limit(1), lost).distinct().toList();
    }

    private ObjectNode fresh(Candidate candidate) {
        var module = modules.addObject().put("id", names.of(candidate)).put("priority", PRIORITY);
        var labels = module.putArray("intent_labels");
        if (candidate.intentLabel() != null) {
            labels.add(candidate.intentLabel());
        }
        module.set("when", object(candidate.moduleData().path("when")));
        module.set("say_style", object(candidate.moduleData().path("say_style")));
        return module;
    }

    private void unite(ObjectNode module, List<Candidate> group) {
        String id = id(module);
        if (overruled.contains(id) && renewed.add(id)) {
            module.remove(List.of("do", "ban", "clause_ids"));
            module.set("say_style", object(group.getFirst().moduleData().path("say_style")));
        }
        for (Candidate each : group) {
            unite(module, "do", each.moduleData().path("do"));
            unite(module, "ban", each.moduleData().path("ban"));
            unite(module, "clause_ids", Json.mapper().valueToTree(each.clauseIds()));
        }
    }

    private static void unite(ObjectNode module, String member, JsonNode more) {
        var united = new LinkedHashSet<String>();
        module.path(member).forEach(each -> united.add(each.asText()));
        more.forEach(each -> united.add(each.asText()));
        var all = module.putArray(member);
        united.forEach(all::add);
    }

    /** What merges: the same module in the same situation. */
    private static String subject(Candidate candidate) {
        return candidate.moduleId() + "\n" + Choices.when(candidate.moduleData());
    }

    private static String id(JsonNode module) {
        return module.path("id").asText();
    }

    private static JsonNode object(JsonNode value) {
        return value.isObject() ? value.deepCopy() : Json.object();
    }
}

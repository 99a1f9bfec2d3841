package io.gemel.persona.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates contradict each other or the base, and what the owner's choice makes of it.
 *
 * @param taken candidates that go on, in order
 * @param archived candidates that lost
 * @param settled conflicts that the request settled
 * @param open conflicts that it did not
 * @param overruled ids of base modules that get the kept candidates' content
 */
record Settlement(
        List<ModuleRow> taken,
        List<UUID> archived,
        List<Conflict> settled,
        List<Conflict> open,
        Set<String> overruled) {

    static Settlement of(List<ModuleRow> candidates, JsonNode baseModules, Set<UUID> keep) {
        var result = new Settlement(
                new ArrayList<>(candidates), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        Map<String, List<ModuleRow>> byWhen = new LinkedHashMap<>();
        for (ModuleRow candidate : candidates) {
            if (!Choices.of(candidate.moduleData()).isEmpty()) {
                byWhen.computeIfAbsent(Choices.when(candidate.moduleData()), _ -> new ArrayList<>())
                        .add(candidate);
            }
        }
        byWhen.forEach((when, group) -> result.look(group, contender(when, baseModules), keep));
        return result;
    }

    private static @Nullable JsonNode contender(String when, JsonNode baseModules) {
        for (JsonNode module : baseModules) {
            if (Choices.when(module).equals(when) && !Choices.of(module).isEmpty()) {
                return module;
            }
        }
        return null;
    }

    private void look(List<ModuleRow> group, @Nullable JsonNode base, Set<UUID> keep) {
        var said = choices(group);
        if (base != null) {
            said.add(Choices.of(base));
        }
        if (said.size() < 2) {
            return;
        }
        var conflict = new Conflict(
                group.getFirst().moduleData().path("when"),
                group.stream().map(ModuleRow::id).toList(),
                base == null ? null : base.path("id").asText());
        var kept = group.stream().filter(each -> keep.contains(each.id())).toList();
        if (choices(kept).size() != 1) {
            open.add(conflict);
            return;
        }
        settled.add(conflict);
        var lost = group.stream().filter(each -> !kept.contains(each)).toList();
        taken.removeAll(lost);
        lost.forEach(each -> archived.add(each.id()));
        if (base != null && !choices(kept).contains(Choices.of(base))) {
            overruled.add(base.path("id").asText());
        }
    }

    private static HashSet<Set<String>> choices(List<ModuleRow> group) {
        var choices = new HashSet<Set<String>>();
        group.forEach(each -> choices.add(Choices.of(each.moduleData())));
        return choices;
    }
}

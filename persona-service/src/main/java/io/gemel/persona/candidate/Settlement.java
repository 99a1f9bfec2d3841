package io.gemel.persona.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which candidates contradict each other or the base, and what the owner's choice makes of it; a pure function.
 *
 * @param taken candidates that go on, in the order in which they are taken
 * @param archived candidates that lost
 * @param settled conflicts that the request settled
 * @param open conflicts that it did not
 * @param overruled ids of base modules that get the kept candidates' content
 */
public record Settlement(
        List<Candidate> taken,
        List<UUID> archived,
        List<Conflict> settled,
        List<Conflict> open,
        Set<String> overruled) {

    /** {@code baseModules} is the array of a spec's modules; {@code keep} are the candidates that win. */
    public static Settlement of(List<Candidate> candidates, JsonNode baseModules, Set<UUID> keep) {
        var result = new Settlement(
                new ArrayList<>(candidates), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        result.taken.sort(Merge.ORDER);
        Map<String, List<Candidate>> byWhen = new LinkedHashMap<>();
        for (Candidate candidate : result.taken) {
            if (!Choices.of(candidate.moduleData()).isEmpty()) {
                byWhen.computeIfAbsent(Choices.when(candidate.moduleData()), _ -> new ArrayList<>())
                        .add(candidate);
            }
        }
        byWhen.forEach((when, group) -> result.look(group, contenders(when, baseModules), keep));
        return result;
    }

    private static List<JsonNode> contenders(String when, JsonNode baseModules) {
        var contenders = new ArrayList<JsonNode>();
        for (JsonNode module : baseModules) {
            if (!Choices.of(module).isEmpty() && Choices.when(module).equals(when)) {
                contenders.add(module);
            }
        }
        return contenders;
    }

    private void look(List<Candidate> group, List<JsonNode> contenders, Set<UUID> keep) {
        var said = choices(group);
        var against = contenders.stream()
                .filter(each -> !said.equals(Set.of(Choices.of(each))))
                .toList();
        if (said.size() < 2 && against.isEmpty()) {
            return;
        }
        var kept = group.stream().filter(each -> keep.contains(each.id())).toList();
        var choice = choices(kept);
        (choice.size() == 1 ? settled : open).addAll(conflicts(group, against));
        if (choice.size() == 1) {
            var lost = group.stream().filter(each -> !kept.contains(each)).toList();
            taken.removeAll(lost);
            lost.forEach(each -> archived.add(each.id()));
            contenders.stream()
                    .filter(each -> !choice.contains(Choices.of(each)))
                    .forEach(each -> overruled.add(each.path("id").asText()));
        }
    }

    private static List<Conflict> conflicts(List<Candidate> group, List<JsonNode> against) {
        JsonNode situation = group.getFirst().moduleData().path("when");
        JsonNode when = situation.isObject() ? situation : Json.object();
        var ids = group.stream().map(Candidate::id).toList();
        return against.isEmpty()
                ? List.of(new Conflict(when, ids, null))
                : against.stream()
                        .map(each -> new Conflict(when, ids, each.path("id").asText()))
                        .toList();
    }

    private static Set<Set<String>> choices(List<Candidate> group) {
        var choices = new HashSet<Set<String>>();
        group.forEach(each -> choices.add(Choices.of(each.moduleData())));
        return choices;
    }
}

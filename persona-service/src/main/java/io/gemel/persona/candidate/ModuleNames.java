package io.gemel.persona.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names modules of a spec so that each has its own: the module id, with a suffix where another has it. */
final class ModuleNames {

    private final Set<String> taken = new HashSet<>();

    ModuleNames(JsonNode modules) {
        modules.forEach(module -> taken.add(module.path("id").asText()));
    }

    String of(Candidate candidate) {
        String id = candidate.moduleId();
        String digits = digits(candidate);
        if (taken.add(id)) {
            return id;
        }
        if (!digits.isEmpty() && taken.add(id + "." + digits)) {
            return id + "." + digits;
        }
        String last = id + "." + candidate.id();
        for (int n = 2; !taken.add(last); n++) {
            last = id + "." + candidate.id() + "." + n;
        }
        return last;
    }

    /** The hex digits of the first clause id, behind its last underscore. */
    private static String digits(Candidate candidate) {
        String clause =
                candidate.clauseIds().isEmpty() ? "" : candidate.clauseIds().getFirst();
        String digits = clause.substring(clause.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{1,32}") ? digits : "";
    }
}

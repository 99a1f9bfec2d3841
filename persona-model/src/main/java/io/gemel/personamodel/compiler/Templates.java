package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Nodes;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.Workflows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds names in templates that nothing fills. */
final class Templates {

    private static final Pattern NAME = Pattern.compile("\\{\\{([^{}]*)}}");

    private final List<Violation> found = new ArrayList<>();

    private Templates() {}

    static List<Violation> unresolved(JsonNode spec) {
        var templates = new Templates();
        for (var workflow : Nodes.sorted(spec.path("workflow_library")).entrySet()) {
            var known = Workflows.requiredInputs(spec, workflow.getKey());
            templates.check("/workflow_library/" + workflow.getKey(), workflow.getValue(), Set.copyOf(known));
        }
        int position = 0;
        for (JsonNode entry : spec.path("faq_library")) {
            templates.check("/faq_library/" + position++, entry, Set.of());
        }
        return templates.found;
    }

    private void check(String owner, JsonNode holder, Set<String> known) {
        var names = NAME.matcher(holder.path("template").asText(""));
        while (names.find()) {
            if (!names.group(1).equals("answer") && !known.contains(names.group(1))) {
                found.add(new Violation(
                        owner + "/template", "TEMPLATE_UNRESOLVED", "The template uses a name that nothing fills."));
                return;
            }
        }
    }
}

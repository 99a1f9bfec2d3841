package io.gemel.personamodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What is odd in a valid spec and keeps nobody from publishing it (docs/rules/persona-spec.md). */
public final class SpecWarnings {

    private final List<Violation> found = new ArrayList<>();
    private final List<String> banned;

    private SpecWarnings(List<String> banned) {
        this.banned = banned;
    }

    /** Warnings about a spec that {@link SpecRules} has no violation for. */
    public static List<Violation> of(JsonNode spec) {
        var warnings =
                new SpecWarnings(Lines.texts(spec.path("deterministic_rules").path("banned_phrases")));
        warnings.texts(spec, "canonical_examples", "prompt", "response");
        warnings.texts(spec, "faq_library", "question", "answer", "template");
        warnings.modules(spec.path("procedural_modules"));
        warnings.workflows(spec.path("workflow_library"));
        return warnings.found;
    }

    private void texts(JsonNode spec, String list, String... members) {
        int position = 0;
        for (JsonNode entry : spec.path(list)) {
            String place = "/" + list + "/" + position++;
            for (String member : members) {
                text(place + "/" + member, entry.path(member));
            }
        }
    }

    private void text(String place, JsonNode value) {
        String text = value.isTextual() ? value.textValue() : "";
        if (banned.stream().anyMatch(phrase -> uses(text, phrase))) {
            found.add(new Violation(place, "BANNED_PHRASE_USED", "The text uses a phrase that the spec bans."));
        }
    }

    /** As a sequence of whole words; a phrase without any word, a dash for example, as it stands. */
    private static boolean uses(String text, String phrase) {
        var words = Words.inOrder(phrase);
        return words.isEmpty()
                ? text.toLowerCase(Locale.ROOT).contains(phrase.strip().toLowerCase(Locale.ROOT))
                : Collections.indexOfSubList(Words.inOrder(text), words) >= 0;
    }

    private void modules(JsonNode modules) {
        int position = 0;
        for (JsonNode module : modules) {
            String place = "/procedural_modules/" + position++;
            if (!module.path("active").asBoolean(true)) {
                found.add(new Violation(place + "/active", "MODULE_INACTIVE", "The module is never used."));
            }
        }
    }

    private void workflows(JsonNode workflows) {
        Lines.sorted(workflows).forEach((name, workflow) -> {
            String place = "/workflow_library/" + name;
            text(place + "/template", workflow.path("template"));
            if (!Workflows.REGISTRY.containsKey(name)
                    && workflow.path("utterances").isEmpty()) {
                found.add(new Violation(
                        place, "WORKFLOW_UNREACHABLE", "No utterance leads to this workflow of the twin's own."));
            }
        });
    }
}

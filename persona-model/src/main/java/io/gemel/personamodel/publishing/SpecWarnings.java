package io.gemel.personamodel.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Nodes;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.Workflows;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.personamodel.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What is odd in a valid spec and keeps nobody from publishing it (docs/rules/persona-spec.md). */
public final class SpecWarnings {

    /** A banned phrase and its words. */
    private record Phrase(String text, List<String> words) {

        static Phrase of(String phrase) {
            return new Phrase(phrase.strip().toLowerCase(Locale.ROOT), Words.inOrder(phrase));
        }

        /** As a sequence of whole words; a phrase without any word, a dash for example, as it stands. */
        boolean standsIn(String lowerCase, List<String> itsWords) {
            return words.isEmpty() ? lowerCase.contains(text) : Collections.indexOfSubList(itsWords, words) >= 0;
        }
    }

    private final List<Violation> found = new ArrayList<>();
    private final List<Phrase> banned;

    private SpecWarnings(List<String> banned) {
        this.banned = banned.stream().map(Phrase::of).toList();
    }

    /** Warnings about a spec that {@link SpecRules} has no violation for. */
    public static List<Violation> of(JsonNode spec) {
        var warnings =
                new SpecWarnings(Nodes.texts(spec.path("deterministic_rules").path("banned_phrases")));
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
        if (banned.isEmpty() || !value.isTextual()) {
            return;
        }
        String lowerCase = value.textValue().toLowerCase(Locale.ROOT);
        var words = Words.inOrder(value.textValue());
        if (banned.stream().anyMatch(phrase -> phrase.standsIn(lowerCase, words))) {
            found.add(new Violation(place, "BANNED_PHRASE_USED", "The text uses a phrase that the spec bans."));
        }
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
        Nodes.sorted(workflows).forEach((name, workflow) -> {
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

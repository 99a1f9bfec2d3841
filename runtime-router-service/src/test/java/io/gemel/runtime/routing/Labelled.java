package io.gemel.runtime.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message with the workflow and action that are right for it. */
record Labelled(String id, @Nullable String twin, Turn turn, String workflow, String action) {

    static final String OWN = "labelled";

    /** Written before the lexicon's second version. */
    static final String MORE = "labelled-more";

    /** The first set by someone who had not seen the lexicon; its misses have been looked at since. */
    static final String SPENT = "labelled-spent";

    /** The second such set; its labels say what a reader takes the asker to want. */
    static final String SECOND = "labelled-second";

    /** By three people who had not seen the lexicon, labelled by the letter of the rules. */
    static final String FIELD = "labelled-field";

    /** By someone who has not seen the lexicon, labelled alike by a second reader, and scored once. */
    static final String UNSEEN = "labelled-unseen";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cases of a set. */
    static List<Labelled> read(String set) {
        try (var file = Objects.requireNonNull(Labelled.class.getResourceAsStream("/routing/" + set + ".jsonl"), set)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Labelled::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labelled of(String line) {
        try {
            var json = JSON.readTree(line);
            return new Labelled(
                    json.path("id").asText(),
                    text(json, "twin"),
                    turn(json),
                    json.path("workflow").asText(),
                    json.path("action").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static Turn turn(JsonNode json) {
        var flags = json.path("flags");
        var message = json.path("message").asText()
                + json.path("padding").asText("").repeat(json.path("times").asInt(0));
        var context = text(flags, "interaction_context");
        return new Turn(
                message,
                context == null ? "owner_chat" : context,
                text(flags, "dialogue_mode"),
                text(flags, "intent_label"),
                bool(flags, "target_owner_scope"),
                bool(flags, "requires_evidence"),
                bool(flags, "knowledge_available"),
                bool(flags, "evidence_found"),
                pinned(flags),
                text(flags, "language"));
    }

    private static Set<String> pinned(JsonNode flags) {
        var names = new HashSet<String>();
        flags.path("pinned_context").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    private static @Nullable Boolean bool(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asBoolean() : null;
    }
}

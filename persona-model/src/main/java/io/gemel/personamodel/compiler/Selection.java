package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Nodes;
import io.gemel.personamodel.words.Fraction;
import io.gemel.personamodel.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which modules, FAQ entries and few-shots of a spec a turn gets. */
final class Selection {

    private static final int DEFAULT_PRIORITY = 100;
    private static final int FAQ_ENTRIES = 5;
    private static final Fraction FAQ_MATCH = new Fraction(1, 4);

    private record Scored(JsonNode value, Fraction score, int position) {}

    private final Library library;
    private final @Nullable String intent;
    private final Set<String> query;

    Selection(Library library, @Nullable String intent, @Nullable String query) {
        this.library = library;
        this.intent = intent;
        this.query = query == null ? Set.of() : Words.of(query);
    }

    static int priority(JsonNode module) {
        return module.path("priority").asInt(DEFAULT_PRIORITY);
    }

    static String id(JsonNode module) {
        return module.path("id").asText();
    }

    /** Active modules that list the intent or list none, by priority, then id. */
    List<JsonNode> modules() {
        var modules = new ArrayList<JsonNode>();
        for (JsonNode module : library.spec().path("procedural_modules")) {
            if (module.path("active").asBoolean(true) && applies(module.path("intent_labels"))) {
                modules.add(module);
            }
        }
        modules.sort(Comparator.comparingInt(Selection::priority).thenComparing(Selection::id));
        return modules;
    }

    private boolean applies(JsonNode labels) {
        return intent == null || labels.isEmpty() || Nodes.texts(labels).contains(intent);
    }

    /** Entries whose question shares a quarter of its words with the query, best first. */
    List<JsonNode> faq() {
        var found = new ArrayList<Scored>();
        for (var entry : query.isEmpty() ? List.<Library.Entry>of() : library.faq()) {
            var score = Fraction.jaccard(query, entry.words());
            if (score.compareTo(FAQ_MATCH) >= 0) {
                found.add(new Scored(entry.value(), score, found.size()));
            }
        }
        found.sort(Comparator.comparing(Scored::score).reversed().thenComparingInt(Scored::position));
        return found.stream().limit(FAQ_ENTRIES).map(Scored::value).toList();
    }

    /** Examples that the modules name, in their order, then those that are like the turn, best first. */
    List<JsonNode> fewShots(List<JsonNode> modules, int most) {
        var examples = new ArrayList<JsonNode>();
        library.spec().path("canonical_examples").forEach(examples::add);
        var chosen = new LinkedHashSet<Integer>();
        for (JsonNode module : modules) {
            for (String id : Nodes.texts(module.path("few_shot_ids"))) {
                positions(examples, id).forEach(chosen::add);
            }
        }
        ranked(examples).forEach(scored -> chosen.add(scored.position()));
        return chosen.stream().limit(most).map(examples::get).toList();
    }

    private static IntStream positions(List<JsonNode> examples, String id) {
        return IntStream.range(0, examples.size())
                .filter(at -> id.equals(examples.get(at).path("id").textValue()));
    }

    private List<Scored> ranked(List<JsonNode> examples) {
        var ranked = new ArrayList<Scored>();
        for (int position = 0; position < examples.size(); position++) {
            var scored = new Scored(examples.get(position), score(examples.get(position), position), position);
            if (!scored.score().isZero()) {
                ranked.add(scored);
            }
        }
        Comparator<String> withoutLast = Comparator.nullsLast(Comparator.naturalOrder());
        ranked.sort(Comparator.comparing(Scored::score)
                .reversed()
                .thenComparing(scored -> scored.value().path("id").textValue(), withoutLast)
                .thenComparingInt(Scored::position));
        return ranked;
    }

    private Fraction score(JsonNode example, int position) {
        boolean same =
                intent != null && intent.equals(example.path("intent_label").textValue());
        var alike = query.isEmpty()
                ? new Fraction(0, 1)
                : Fraction.jaccard(query, library.examples().get(position).words());
        return alike.plus(same ? 1 : 0);
    }
}

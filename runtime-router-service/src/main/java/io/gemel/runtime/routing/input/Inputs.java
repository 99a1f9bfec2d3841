package io.gemel.runtime.routing.input;

import io.gemel.runtime.routing.Explanation;
import io.gemel.runtime.routing.Workflow;
import io.gemel.runtime.routing.cue.Cue;
import io.gemel.runtime.routing.cue.CueObject;
import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.Times;
import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Place;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which inputs a message gives (docs/rules/routing.md). */
public final class Inputs {

    /** Every other input counts as given by pinned context only. */
    private static final Set<String> WITH_MATERIAL =
            Set.of("problem_statement", "context", "objective", "artifact", "source_text", "goal", "options");

    private final CueObject objects;
    private final Problems problems;
    private final Plans plans;
    private final Sources sources;
    private final Writing writing;
    private final Judging judging;
    private final Amount amount;

    public Inputs(Lexicon lexicon, Times times) {
        objects = new CueObject(lexicon, times);
        problems = new Problems(lexicon, times);
        plans = new Plans(lexicon, times);
        sources = new Sources(lexicon);
        writing = new Writing(lexicon);
        judging = new Judging(lexicon);
        amount = new Amount(lexicon, times);
    }

    /**
     * The workflow's required inputs, in order, and what gives each.
     *
     * @param cue what the workflow was chosen by, or null
     */
    public List<Explanation.Input> of(Workflow workflow, Message message, @Nullable Cue cue, Set<String> pinned) {
        var asked = new Asked(message, cue, cue == null ? List.of() : objects.of(message.head(), cue));
        return workflow.inputs().stream()
                .map(name -> pinned.contains(name)
                        ? new Explanation.Input(name, "pinned", null, null)
                        : given(name, place(name, workflow, asked)))
                .toList();
    }

    private static Explanation.Input given(String name, @Nullable Place place) {
        return place == null
                ? new Explanation.Input(name, null, null, null)
                : new Explanation.Input(name, "message", place.start(), place.end());
    }

    private static @Nullable Place or(@Nullable Place place, Function<Asked, @Nullable Place> other, Asked asked) {
        return place == null ? other.apply(asked) : place;
    }

    private @Nullable Place place(String name, Workflow workflow, Asked asked) {
        var place = WITH_MATERIAL.contains(name) ? asked.message().material() : null;
        return place == null ? written(name, workflow, asked) : place;
    }

    private @Nullable Place written(String name, Workflow workflow, Asked asked) {
        return switch (name) {
            case "problem_statement" -> or(asked.first(problems::problem), amount::problem, asked);
            case "context" -> or(asked.first(problems::context), amount::story, asked);
            case "objective" -> or(asked.objectOr(objects::content, plans::objective), amount::subject, asked);
            case "constraints" -> asked.first(plans::constraint);
            case "artifact" -> sources.artifact(asked);
            case "source_text" -> sources.text(asked);
            case "goal" ->
                workflow.name().equals("write")
                        ? asked.first(writing::goal)
                        : or(
                                asked.objectOr((w, i) -> objects.content(w, i) && !plans.stale(w, i), plans::goal),
                                amount::elsewhere,
                                asked);
            case "audience" -> writing.audience(asked);
            case "criteria" -> asked.first(judging::criterion);
            case "options" -> judging.options(asked);
            default -> null;
        };
    }
}

package io.gemel.runtime.routing;

import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which inputs a message gives (4.4). */
final class Inputs {

    /** Every other input counts as given by pinned context only. */
    static final Set<String> KNOWN = Set.of(
            "problem_statement",
            "context",
            "objective",
            "constraints",
            "artifact",
            "source_text",
            "goal",
            "audience",
            "criteria",
            "options");

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{2,}");
    private static final Pattern URL = Pattern.compile("https?://\\S|www\\.\\S");
    private static final Set<String> POINTING = Set.of("this", "these", "my", "our", "the");
    private static final Set<String> OWN = Set.of("our", "my", "the");

    private final Lexicon lexicon;
    private final Times times;
    private final CueObject objects;
    private final Purposes purposes;

    Inputs(Lexicon lexicon, Times times, CueObject objects) {
        this.lexicon = lexicon;
        this.times = times;
        this.objects = objects;
        this.purposes = new Purposes(lexicon, times);
    }

    /** The workflow's required inputs that neither the message nor {@code pinned} gives, in order. */
    List<String> missing(Workflow workflow, Message message, Optional<Cue> cue, Set<String> pinned) {
        var object = cue.map(c -> objects.of(message.head(), c)).orElse(List.of());
        var missing = new ArrayList<String>();
        for (var input : workflow.inputs()) {
            if (!pinned.contains(input) && !given(input, workflow, message, cue, object)) {
                missing.add(input);
            }
        }
        return List.copyOf(missing);
    }

    private boolean given(String input, Workflow workflow, Message message, Optional<Cue> cue, List<Integer> object) {
        var words = message.all();
        var head = message.head();
        return switch (input) {
            case "problem_statement" -> message.material() || any(words, this::problem);
            case "context" -> message.material() || any(words, this::context);
            case "objective" -> message.material() || content(head, object) || any(words, purposes::objective);
            case "constraints" -> any(words, purposes::constraint);
            case "artifact" -> message.material() || any(words, this::artifact);
            case "source_text" ->
                message.material()
                        || any(words, this::artifact)
                        || any(words, (w, i) -> w.at(i).equals("above"))
                        || URL.matcher(words.view()).find();
            case "goal" ->
                message.material()
                        || (workflow.name().equals("write")
                                ? any(words, purposes::goalOfWrite)
                                : purposes.fresh(head, object, objects) || any(words, purposes::goal));
            case "audience" ->
                any(words, purposes::audience)
                        || object.stream().anyMatch(i -> lexicon.list("person").on(head, i));
            case "criteria" -> any(words, purposes::criteria);
            case "options" -> message.material() || options(words, cue, head);
            default -> false;
        };
    }

    /** A cue at one place of a text. */
    interface At {
        boolean test(Words words, int i);
    }

    static boolean any(Words words, At cue) {
        for (var i = 0; i < words.size(); i++) {
            if (cue.test(words, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean content(Words head, List<Integer> object) {
        return object.stream().anyMatch(i -> objects.content(head, i));
    }

    private boolean problem(Words words, int i) {
        var named = lexicon.list("problem").at(words, i);
        return words.at(i).equals("why") && !words.at(i + 3).isEmpty()
                || named > 0 && !words.at(i + named + 1).isEmpty()
                || i > 0 && lexicon.list("change").on(words, i);
    }

    private boolean context(Words words, int i) {
        var word = words.at(i);
        return times.at(words, i) > 0
                || word.equals("from") && fromTo(words, i)
                || lexicon.list("background").on(words, i) && !words.at(i + 2).isEmpty()
                || Set.of("in", "on", "for", "of").contains(word)
                        && OWN.contains(words.at(i + 1))
                        && !words.at(i + 2).isEmpty()
                || LONG_NUMBER.matcher(word).matches()
                || Times.number(word)
                        && (words.behind(i) == '%' || words.at(i + 1).equals("percent"))
                || word.equals("after") && !words.at(i + 2).isEmpty();
    }

    private static boolean fromTo(Words words, int i) {
        for (var to = i + 2; to <= i + 5; to++) {
            if (words.at(to).equals("to") && !words.at(to + 1).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean artifact(Words words, int i) {
        return lexicon.list("material_pointer").on(words, i)
                || POINTING.contains(words.at(i)) && lexicon.list("document").find(words, i + 1, i + 4) >= 0;
    }

    private boolean options(Words words, Optional<Cue> cue, Words head) {
        return any(words, this::options) || cue.isPresent() && paired(head, cue.get()) || Points.two(words.view());
    }

    private boolean options(Words words, int i) {
        var word = words.at(i);
        var pointed =
                Times.number(word) || Set.of("these", "those", "both", "the").contains(word);
        var between = i > 0 && !words.at(i + 1).isEmpty();
        return pointed && lexicon.list("option").find(words, i + 1, i + 4) >= 0
                || between && Set.of("or", "vs", "versus", "against").contains(word)
                || words.commaBefore(i);
    }

    private static boolean paired(Words head, Cue cue) {
        if (!Set.of("compare", "weigh").contains(head.at(cue.behind() - 1))) {
            return false;
        }
        return any(
                head,
                (w, i) -> i > cue.behind()
                        && Set.of("and", "with").contains(w.at(i))
                        && !w.at(i + 1).isEmpty());
    }
}

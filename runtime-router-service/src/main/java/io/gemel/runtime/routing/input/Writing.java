package io.gemel.runtime.routing.input;

import static io.gemel.runtime.routing.input.Asked.either;
import static io.gemel.runtime.routing.input.Asked.when;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a text is for, and what it is to do. */
final class Writing {

    private static final int NAMED_WITHIN = 3;
    private static final int LEAST_LETTERS = 6;
    private static final List<String> DOERS = List.of("ers", "ors", "ists", "ians", "ees");

    private final Phrases purpose;
    private final Phrases about;
    private final Phrases telling;
    private final Phrases person;
    private final Phrases reader;
    private final Phrases things;
    private final Phrases text;
    private final Phrases follows;
    private final Phrases function;
    private final Phrases address;
    private final Phrases addressing;
    private final Phrases whose;
    private final Phrases nothingSaid;
    private final Phrases sender;

    Writing(Lexicon lexicon) {
        addressing = lexicon.list("addressing");
        whose = lexicon.list("whose");
        nothingSaid = lexicon.list("nothing_said");
        sender = lexicon.list("sender");
        purpose = lexicon.list("purpose");
        about = lexicon.list("about");
        telling = lexicon.list("telling");
        person = lexicon.list("person");
        reader = lexicon.list("reader");
        things = lexicon.list("things");
        text = lexicon.list("addressed");
        follows = lexicon.list("follows");
        function = lexicon.list("function");
        address = lexicon.list("address");
    }

    int goal(Words words, int i) {
        var topic = words.at(i + 1);
        return either(
                purpose.at(words, i),
                when(about.on(words, i) && !topic.isEmpty() && !nothingSaid.on(words, i + 1), 2),
                when(words.at(i).equals("to") && telling.on(words, i + 1), 2));
    }

    /** Somebody in the request itself or its object, else whom the text is said to be for. */
    @Nullable
    Place audience(Asked asked) {
        var cue = asked.cue();
        var head = asked.message().head();
        var within = cue == null ? -1 : person.find(head, cue.position(), cue.behind());
        return within >= 0 ? head.place(within, within + 1) : asked.objectOr(this::person, this::audience);
    }

    private int audience(Words words, int i) {
        var from = whose.on(words, i + 1) ? i + 2 : i + 1;
        var named = addressing.on(words, i) ? someone(words, from) : -1;
        return either(when(named >= 0, named + 1 - i), reader.at(words, i), addressed(words, i), told(words, i));
    }

    /** The person among the next words: one of the list, or by the word's form. */
    private int someone(Words words, int from) {
        for (var i = from; i < Math.min(from + NAMED_WITHIN, words.size()) && (i == from || !words.marked(i)); i++) {
            if (person.on(words, i) || doers(words, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean doers(Words words, int i) {
        var word = words.at(i);
        return word.length() >= LEAST_LETTERS && DOERS.stream().anyMatch(word::endsWith) && !things.on(words, i);
    }

    /** An email to Sarah: a text, to and one word that is no verb. */
    private int addressed(Words words, int i) {
        var name = i + 1;
        var ends = words.at(name + 1).isEmpty() || words.marked(name + 1) || follows.on(words, name + 1);
        return when(
                words.at(i).equals("to")
                        && text.on(words, i - 1)
                        && !words.at(name).isEmpty()
                        && ends
                        && !telling.on(words, name)
                        && !function.on(words, name),
                2);
    }

    /** Asking my landlord, thank the volunteers. */
    private int told(Words words, int i) {
        var who = address.on(words, i) ? person.find(words, i + 1, i + 1 + NAMED_WITHIN) : -1;
        return when(who >= 0, who + 1 - i);
    }

    /** Somebody who does not send it: an apology from the bus company names no reader. */
    private boolean person(Words words, int i) {
        return person.on(words, i) && sender.find(words, i - NAMED_WITHIN, i) < 0;
    }
}

package io.gemel.runtime.routing.input;

import static io.gemel.runtime.routing.input.Asked.either;
import static io.gemel.runtime.routing.input.Asked.when;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Set;

/** Whom a text is for, and what it is to do. */
final class Writing {

    private static final int NAMED_WITHIN = 3;
    private static final Set<String> TO = Set.of("to", "for");
    private static final Set<String> WHOSE = Set.of("my", "our", "the", "all", "your");
    private static final Set<String> NOTHING_SAID = Set.of("me", "us", "it");

    private final Phrases purpose;
    private final Phrases about;
    private final Phrases telling;
    private final Phrases person;
    private final Phrases reader;

    Writing(Lexicon lexicon) {
        purpose = lexicon.list("purpose");
        about = lexicon.list("about");
        telling = lexicon.list("telling");
        person = lexicon.list("person");
        reader = lexicon.list("reader");
    }

    int goal(Words words, int i) {
        var topic = words.at(i + 1);
        return either(
                purpose.at(words, i),
                when(about.on(words, i) && !topic.isEmpty() && !NOTHING_SAID.contains(topic), 2),
                when(words.at(i).equals("to") && telling.on(words, i + 1), 2));
    }

    int audience(Words words, int i) {
        var from = WHOSE.contains(words.at(i + 1)) ? i + 2 : i + 1;
        var named = TO.contains(words.at(i)) ? person.find(words, from, from + NAMED_WITHIN) : -1;
        return either(when(named >= 0, named + 1 - i), reader.at(words, i));
    }

    boolean person(Words words, int i) {
        return person.on(words, i);
    }
}

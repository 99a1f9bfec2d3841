package io.gemel.runtime.routing.input;

import static io.gemel.runtime.routing.input.Asked.either;
import static io.gemel.runtime.routing.input.Asked.letters;
import static io.gemel.runtime.routing.input.Asked.when;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.Numbers;
import io.gemel.runtime.routing.lexicon.Times;
import io.gemel.runtime.text.Chars;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Set;

/** What is to be reached, and within which limits. */
final class Plans {

    private static final int LEAST_LETTERS = 3;
    private static final int DEED_WITHIN = 3;
    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "my", "our", "your", "some");
    private static final Set<String> NO_DEED = Set.of("you", "this", "that", "them");
    private static final Set<String> NO_PURPOSE = Set.of("free", "example");
    private static final Set<String> TOWARDS = Set.of("to", "for", "about", "on", "of", "that");
    private static final Set<String> ANY_OF = Set.of("a", "the", "next", "this", "end", "of");
    private static final String CURRENCY = "$€£";

    private final Times times;
    private final Phrases objective;
    private final Phrases function;
    private final Phrases stale;
    private final Phrases constraint;
    private final Phrases within;
    private final Phrases unit;
    private final Phrases span;

    Plans(Lexicon lexicon, Times times) {
        this.times = times;
        objective = lexicon.list("objective");
        function = lexicon.list("function");
        stale = lexicon.list("stale");
        constraint = lexicon.list("constraint");
        within = lexicon.list("within");
        unit = lexicon.list("unit");
        span = lexicon.list("span");
    }

    int objective(Words words, int i) {
        var named = objective.at(words, i);
        return either(
                when(named > 0 && !words.at(i + named + 1).isEmpty(), named + 2),
                words.at(i).equals("to") ? deed(words, i) : 0,
                when(words.at(i).equals("so") && words.at(i + 1).equals("that"), 2),
                words.at(i).equals("for") ? purpose(words, i) : 0);
    }

    private static int deed(Words words, int i) {
        var deed = words.at(i + 1);
        return when(
                letters(deed) >= LEAST_LETTERS
                        && !NO_DEED.contains(deed)
                        && !words.at(i + 2).isEmpty(),
                3);
    }

    private int purpose(Words words, int i) {
        var at = DETERMINERS.contains(words.at(i + 1)) ? i + 2 : i + 1;
        var said = !words.at(at).isEmpty()
                && !NO_PURPOSE.contains(words.at(at))
                && !function.on(words, at)
                && times.at(words, at) == 0;
        return when(said, at + 1 - i);
    }

    /** To, for, about, on, of, that and a word of three letters that says something. */
    int goal(Words words, int i) {
        var at = behindNumber(words, DETERMINERS.contains(words.at(i + 1)) ? i + 2 : i + 1);
        var said = letters(words.at(at)) >= LEAST_LETTERS
                && !function.on(words, at)
                && !stale.on(words, at)
                && times.at(words, i) == 0
                && times.at(words, at) == 0;
        return either(
                when(TOWARDS.contains(words.at(i)) && said, at + 1 - i),
                words.at(i).equals("to") ? deedTowards(words, i + 1) : 0);
    }

    /** Behind a number and its period, as in a 3 day trip. */
    private int behindNumber(Words words, int i) {
        var behind = Numbers.number(words.at(i)) ? i + 1 : i;
        return behind > i && times.period(words, behind) ? behind + 1 : behind;
    }

    /** To name the puppy, to get more users: a worn verb and what it is done to. */
    private int deedTowards(Words words, int verb) {
        for (var i = verb + 1; i <= verb + DEED_WITHIN && i < words.size() && !words.marked(i); i++) {
            if (said(words, i)) {
                return i + 2 - verb;
            }
        }
        return 0;
    }

    private boolean said(Words words, int i) {
        return !function.on(words, i) && !stale.on(words, i) && !Numbers.number(words.at(i)) && times.at(words, i) == 0;
    }

    boolean stale(Words words, int i) {
        return stale.on(words, i);
    }

    int constraint(Words words, int i) {
        var word = words.at(i);
        return either(
                constraint.at(words, i),
                within(words, i),
                when(word.equals("without") && !words.at(i + 1).isEmpty(), 2),
                when(Chars.digit(word.charAt(0)) && CURRENCY.indexOf(words.before(i)) >= 0, 1),
                when(Numbers.number(word) && unit.on(words, i + 1), 2),
                when(Numbers.with(word, "km"), 1),
                when((word.equals("this") || word.equals("next")) && span.on(words, i + 1), 2));
    }

    private int within(Words words, int i) {
        var length = within.at(words, i);
        var at = i + length;
        while (length > 0 && ANY_OF.contains(words.at(at)) && times.at(words, at) == 0) {
            at++;
        }
        return when(length > 0 && limit(words, at), at + 1 - i);
    }

    private boolean limit(Words words, int i) {
        return Numbers.number(words.at(i)) || times.month(words, i) || times.period(words, i) || times.at(words, i) > 0;
    }
}

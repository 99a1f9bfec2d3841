package io.gemel.runtime.routing.input;

import static io.gemel.runtime.routing.input.Asked.either;
import static io.gemel.runtime.routing.input.Asked.letters;
import static io.gemel.runtime.routing.input.Asked.when;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.Numbers;
import io.gemel.runtime.routing.lexicon.Times;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;

/** What is wrong, and where. */
final class Problems {

    private static final int WHY = 4;
    private static final int MOST_FROM = 4;
    private static final int LEAST_LETTERS = 4;

    private final Times times;
    private final Phrases problem;
    private final Phrases change;
    private final Phrases background;
    private final Phrases trouble;
    private final Phrases vague;
    private final Phrases circumstance;
    private final Phrases at;
    private final Phrases one;
    private final Phrases our;

    Problems(Lexicon lexicon, Times times) {
        at = lexicon.list("whereabouts");
        one = lexicon.list("each_one");
        our = lexicon.list("our");
        this.times = times;
        this.problem = lexicon.list("problem");
        this.change = lexicon.list("change");
        this.background = lexicon.list("background");
        this.trouble = lexicon.list("trouble");
        this.vague = lexicon.list("vague");
        this.circumstance = lexicon.list("circumstance");
    }

    int problem(Words words, int i) {
        var named = problem.at(words, i);
        return either(
                when(words.at(i).equals("why") && !words.at(i + WHY - 1).isEmpty(), WHY),
                when(named > 0 && !words.at(i + named + 1).isEmpty(), named + 2),
                i > 0 ? change.at(words, i) : 0,
                i > 0 && !vague.on(words, i) && !problem.on(words, i) ? trouble.at(words, i) : 0,
                words.at(i).equals("from") ? figures(words, i) : 0);
    }

    int context(Words words, int i) {
        var word = words.at(i);
        return either(
                times.at(words, i),
                word.equals("from") ? fromTo(words, i) : 0,
                when(background.on(words, i) && !words.at(i + 2).isEmpty(), 3),
                when(at.on(words, i) && our.on(words, i + 1) && !words.at(i + 2).isEmpty(), 3),
                when(Numbers.ofTwoDigits(word), 1),
                when(Numbers.number(word) && percent(words, i), 1),
                when(word.equals("after") && !words.at(i + 2).isEmpty(), 3),
                when(one.on(words, i) && times.period(words, i + 1), 2),
                circumstance(words, i),
                somewhere(words, i));
    }

    /** When, whenever, only for and the like, and two words. */
    private int circumstance(Words words, int i) {
        var length = circumstance.at(words, i);
        return when(length > 0 && !words.at(i + length + 1).isEmpty(), length + 2);
    }

    /** In Spain, on mobile, at checkout. */
    private int somewhere(Words words, int i) {
        var place = words.at(i + 1);
        return when(
                (words.at(i).equals("in")
                                || words.at(i).equals("on")
                                || words.at(i).equals("at"))
                        && letters(place) >= LEAST_LETTERS
                        && !vague.on(words, i + 1),
                2);
    }

    /** From one figure to another. */
    private static int figures(Words words, int i) {
        var length = fromTo(words, i);
        return when(
                length > 0 && (Numbers.number(words.at(i + 1)) || Numbers.number(words.at(i + length - 1))), length);
    }

    private static boolean percent(Words words, int i) {
        return words.behind(i) == '%' || words.at(i + 1).equals("percent");
    }

    /** From, one to four words, to and a word. */
    private static int fromTo(Words words, int i) {
        for (var to = i + 2; to <= i + 1 + MOST_FROM; to++) {
            if (words.at(to).equals("to") && !words.at(to + 1).isEmpty()) {
                return to + 2 - i;
            }
        }
        return 0;
    }
}

package io.gemel.runtime.routing.input;

import static io.gemel.runtime.routing.input.Asked.either;
import static io.gemel.runtime.routing.input.Asked.when;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.Numbers;
import io.gemel.runtime.routing.lexicon.Times;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Set;

/** What is wrong, and where. */
final class Problems {

    private static final int WHY = 4;
    private static final int MOST_FROM = 4;
    private static final Set<String> AT = Set.of("in", "on", "for", "of");
    private static final Set<String> OUR = Set.of("our", "my", "the");

    private final Times times;
    private final Phrases problem;
    private final Phrases change;
    private final Phrases background;

    Problems(Lexicon lexicon, Times times) {
        this.times = times;
        this.problem = lexicon.list("problem");
        this.change = lexicon.list("change");
        this.background = lexicon.list("background");
    }

    int problem(Words words, int i) {
        var named = problem.at(words, i);
        return either(
                when(words.at(i).equals("why") && !words.at(i + WHY - 1).isEmpty(), WHY),
                when(named > 0 && !words.at(i + named + 1).isEmpty(), named + 2),
                i > 0 ? change.at(words, i) : 0);
    }

    int context(Words words, int i) {
        var word = words.at(i);
        return either(
                times.at(words, i),
                word.equals("from") ? fromTo(words, i) : 0,
                when(background.on(words, i) && !words.at(i + 2).isEmpty(), 3),
                when(
                        AT.contains(word)
                                && OUR.contains(words.at(i + 1))
                                && !words.at(i + 2).isEmpty(),
                        3),
                when(Numbers.ofTwoDigits(word), 1),
                when(Numbers.number(word) && percent(words, i), 1),
                when(word.equals("after") && !words.at(i + 2).isEmpty(), 3));
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

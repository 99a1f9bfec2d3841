package io.gemel.runtime.routing;

import io.gemel.runtime.text.Words;
import java.util.List;
import java.util.Set;

/** Cues that say what something is for: objectives, constraints, goals, audiences, criteria. */
final class Purposes {

    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "my", "our", "your", "some");
    private static final Set<String> NOT_A_DEED = Set.of("you", "this", "that", "them");
    private static final Set<String> STALE = Set.of(
            "idea",
            "ideas",
            "alternative",
            "alternatives",
            "suggestion",
            "suggestions",
            "few",
            "more",
            "some",
            "new",
            "good");
    private static final Set<String> TOWARDS = Set.of("to", "for", "about", "on", "of", "that");
    private static final Set<String> ANY_OF = Set.of("a", "the", "next", "this", "end", "of");
    private static final Set<String> SPANS =
            Set.of("week", "weeks", "month", "months", "quarter", "quarters", "year", "years");
    private static final Set<String> TO_WHOM = Set.of("my", "our", "the", "all", "your");
    private static final Set<String> PRONOUNS = Set.of("this", "that", "you", "your");
    private static final String CURRENCY = "$€£";

    private final Lexicon lexicon;
    private final Times times;

    Purposes(Lexicon lexicon, Times times) {
        this.lexicon = lexicon;
        this.times = times;
    }

    boolean objective(Words words, int i) {
        var named = lexicon.list("objective").at(words, i);
        var next = words.at(i + 1);
        return named > 0 && !words.at(i + named + 1).isEmpty()
                || words.at(i).equals("to") && next.length() >= 3 && !NOT_A_DEED.contains(next)
                || words.at(i).equals("so") && next.equals("that")
                || words.at(i).equals("for") && something(words, DETERMINERS.contains(next) ? i + 2 : i + 1);
    }

    private boolean something(Words words, int i) {
        var word = words.at(i);
        return !word.isEmpty()
                && !lexicon.list("function").on(words, i)
                && !word.equals("free")
                && !word.equals("example")
                && times.at(words, i) == 0
                && !times.period(words, i);
    }

    boolean constraint(Words words, int i) {
        var word = words.at(i);
        return lexicon.list("constraint").on(words, i)
                || within(words, i)
                || word.equals("without") && !words.at(i + 1).isEmpty()
                || Character.isDigit(word.isEmpty() ? ' ' : word.charAt(0)) && CURRENCY.indexOf(words.before(i)) >= 0
                || Times.number(word) && lexicon.list("unit").on(words, i + 1)
                || word.matches("\\d+(?:[.,]\\d+)*[km]")
                || Set.of("this", "next").contains(word) && SPANS.contains(words.at(i + 1));
    }

    private boolean within(Words words, int i) {
        var length = lexicon.list("within").at(words, i);
        if (length == 0) {
            return false;
        }
        var at = i + length;
        while (ANY_OF.contains(words.at(at)) && at < i + length + ANY_OF.size()) {
            if (times.at(words, at) > 0) {
                return true;
            }
            at++;
        }
        return Times.number(words.at(at))
                || times.month(words, at)
                || times.quarter(words, at)
                || times.period(words, at)
                || times.at(words, at) > 0;
    }

    boolean goalOfWrite(Words words, int i) {
        var about = lexicon.list("about").at(words, i);
        return lexicon.list("purpose").on(words, i)
                || about > 0
                        && !words.at(i + about).isEmpty()
                        && !Set.of("me", "us", "it").contains(words.at(i + about))
                || words.at(i).equals("to") && lexicon.list("telling").on(words, i + 1);
    }

    /** Whether the object names something beyond "some new ideas". */
    boolean fresh(Words head, List<Integer> object, CueObject objects) {
        return object.stream().anyMatch(i -> objects.content(head, i) && !STALE.contains(head.at(i)));
    }

    boolean goal(Words words, int i) {
        var next = words.at(i + 1);
        return TOWARDS.contains(words.at(i)) && next.length() >= 3 && !next.equals("this") && !next.equals("that");
    }

    boolean audience(Words words, int i) {
        var to = Set.of("to", "for").contains(words.at(i));
        var from = TO_WHOM.contains(words.at(i + 1)) ? i + 2 : i + 1;
        return to && lexicon.list("person").find(words, from, from + 3) >= 0
                || lexicon.list("reader").on(words, i);
    }

    boolean criteria(Words words, int i) {
        var lead = lexicon.list("criteria_lead").at(words, i);
        var next = words.at(i + lead);
        var word = Set.of("the", "our", "my").contains(next) ? words.at(i + lead + 1) : next;
        return lexicon.list("criteria").on(words, i)
                || lexicon.list("comparative").on(words, i)
                || lead > 0 && word.length() >= 3 && !PRONOUNS.contains(word);
    }
}

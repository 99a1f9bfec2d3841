package io.gemel.runtime.routing.input;

import static io.gemel.runtime.routing.input.Asked.either;
import static io.gemel.runtime.routing.input.Asked.letters;
import static io.gemel.runtime.routing.input.Asked.when;

import io.gemel.runtime.routing.cue.Cue;
import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.Numbers;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import org.jspecify.annotations.Nullable;

/** What is to be judged, and by what. */
final class Judging {

    private static final int LEAST_LETTERS = 3;
    private static final int NAMED_WITHIN = 3;
    private static final int NAMES_WITHIN = 10;

    private final Phrases criteria;
    private final Phrases lead;
    private final Phrases option;
    private final Phrases comparative;
    private final Phrases polite;
    private final Phrases our;
    private final Phrases noCriterion;
    private final Phrases pointing;
    private final Phrases betweenNames;
    private final Phrases pairing;
    private final Phrases joining;
    private final Phrases counterparts;
    private final Phrases comparedTo;
    private final Phrases having;

    Judging(Lexicon lexicon) {
        our = lexicon.list("our");
        noCriterion = lexicon.list("no_criterion");
        pointing = lexicon.list("pointing_option");
        betweenNames = lexicon.list("between");
        pairing = lexicon.list("pairing");
        joining = lexicon.list("joining");
        counterparts = lexicon.list("counterpart");
        comparedTo = lexicon.list("compared");
        having = lexicon.list("having");
        criteria = lexicon.list("criteria", "comparative");
        lead = lexicon.list("criteria_lead");
        option = lexicon.list("option");
        comparative = lexicon.list("comparative");
        polite = lexicon.list("fillers");
    }

    int criterion(Words words, int i) {
        var named = criteria.at(words, i);
        var led = lead.at(words, i);
        var at = our.on(words, i + led) ? i + led + 1 : i + led;
        var said = led > 0 && letters(words.at(at)) >= LEAST_LETTERS && !noCriterion.on(words, at);
        return either(named, when(said, at + 1 - i));
    }

    @Nullable
    Place options(Asked asked) {
        var place = asked.first(this::option);
        if (place == null && asked.cue() != null) {
            place = paired(asked.message().head(), asked.cue());
        }
        return place == null ? Points.two(asked.message().all().view()) : place;
    }

    private int option(Words words, int i) {
        var word = words.at(i);
        var pointed = pointing.on(words, i) || Numbers.number(word) && !having.on(words, i - 1);
        var named = pointed ? option.find(words, i + 1, i + 1 + NAMED_WITHIN) : -1;
        var between = i > 0 && betweenNames.on(words, i) && !words.at(i + 1).isEmpty();
        var two = word.equals("between") && joined(words, i + 2, words.sentenceEnd(i));
        var compared = i > 0 && comparedTo.on(words, i) && joined(words, Math.max(0, i - NAMES_WITHIN), i);
        var than = word.equals("than")
                && i > 0
                && comparative.on(words, i - 1)
                && !words.at(i + 1).isEmpty();
        return either(
                when(named >= 0, named + 1 - i),
                when(between, 1),
                when(two || compared, 1),
                when(than, 1),
                when(commas(words, i), 1));
    }

    private static boolean joined(Words words, int from, int end) {
        for (var i = from; i < Math.min(end, from + NAMES_WITHIN); i++) {
            if (words.at(i).equals("and")) {
                return true;
            }
        }
        return false;
    }

    /** A comma between words, not one behind a word of politeness. */
    private boolean commas(Words words, int i) {
        return words.commaBefore(i) && !polite.on(words, i) && !polite.on(words, i - 1);
    }

    /** And or with between words behind compare or weigh. */
    private @Nullable Place paired(Words head, Cue cue) {
        var from = Math.max(cue.behind(), cue.nounEnd());
        return pairing.on(head, from - 1)
                ? Asked.first(
                        head,
                        from + 1,
                        (w, i) -> when(joining.on(w, i) && !w.at(i + 1).isEmpty() && !counterparts.on(w, i + 1), 1))
                : null;
    }
}

package io.gemel.runtime.routing.guard;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.RequestPositions;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import org.jspecify.annotations.Nullable;

/** Row a of 4.2: the twin's rules are to be ignored. */
final class Overriding {

    private final RequestPositions positions;
    private final Phrases verbs;
    private final Phrases which;
    private final Phrases what;
    private final Phrases before;

    Overriding(Lexicon lexicon, RequestPositions positions) {
        this.positions = positions;
        verbs = lexicon.list("guard_override");
        which = lexicon.list("guard_which");
        what = lexicon.list("guard_what");
        before = lexicon.list("guard_before");
    }

    @Nullable
    Place find(Words words) {
        var request = positions.of(words, true);
        for (var i = request.nextSetBit(0); i >= 0; i = request.nextSetBit(i + 1)) {
            var verb = verbs.at(words, i);
            var end = verb == 0 ? -1 : end(words, i + verb);
            if (end >= 0) {
                return words.place(i, end);
            }
        }
        return null;
    }

    /** Behind what is to be ignored, or -1. */
    private int end(Words words, int from) {
        var everything = before.at(words, from);
        if (everything > 0) {
            return from + everything;
        }
        for (var i = from; which.on(words, i); i++) {
            var rules = what.at(words, i + 1);
            if (rules > 0) {
                return i + 1 + rules;
            }
        }
        return -1;
    }
}

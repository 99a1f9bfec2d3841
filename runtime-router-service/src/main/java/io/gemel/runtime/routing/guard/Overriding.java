package io.gemel.runtime.routing.guard;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.RequestPositions;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import org.jspecify.annotations.Nullable;

/** Row a of the guard: the twin's rules are to be ignored. */
final class Overriding {

    private final RequestPositions positions;
    private final Phrases verbs;
    private final Phrases which;
    private final Phrases what;
    private final Phrases before;
    private final Phrases weakVerbs;
    private final Phrases strongly;
    private final Phrases moreWhat;
    private final Phrases direct;

    Overriding(Lexicon lexicon, RequestPositions positions) {
        this.positions = positions;
        verbs = lexicon.list("guard_override");
        which = lexicon.list("guard_which");
        what = lexicon.list("guard_what");
        before = lexicon.list("guard_before");
        weakVerbs = lexicon.list("guard_override_weak");
        strongly = lexicon.list("guard_which_strong");
        moreWhat = lexicon.list("guard_what", "guard_what_strong");
        direct = lexicon.list("guard_override_direct");
    }

    @Nullable
    Place find(Words words) {
        var request = positions.of(words, true);
        for (var i = request.nextSetBit(0); i >= 0; i = request.nextSetBit(i + 1)) {
            var end = end(words, i);
            if (end >= 0) {
                return words.place(i, end);
            }
        }
        var said = direct.find(words, 0, words.size());
        return said < 0 ? null : words.place(said, said + direct.at(words, said));
    }

    /** Behind what is to be ignored by the verb at {@code i}, or -1. */
    private int end(Words words, int i) {
        var verb = verbs.at(words, i);
        var everything = verb == 0 ? 0 : before.at(words, i + verb);
        if (everything > 0) {
            return i + verb + everything;
        }
        var weak = verb == 0 ? weakVerbs.at(words, i) : 0;
        return verb + weak == 0 ? -1 : end(words, i + verb + weak, verb > 0);
    }

    /** What is meant must be the twin's for certain, unless verb and noun speak of nothing else. */
    private int end(Words words, int from, boolean strongVerb) {
        var strong = false;
        for (var i = from; which.on(words, i) || strongly.on(words, i); i++) {
            strong |= strongly.on(words, i);
            var rules = (strong ? moreWhat : what).at(words, i + 1);
            if (rules > 0 && (strong || strongVerb)) {
                return i + 1 + rules;
            }
        }
        return -1;
    }
}

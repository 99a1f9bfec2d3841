package io.gemel.runtime.routing.lexicon;

import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.BitSet;
import java.util.Set;

/** Where a request may begin: a clause start, fillers, at most one opener, fillers. */
public final class RequestPositions {

    private static final Set<String> JOINS = Set.of("and", "then", "also", "but");

    private final Phrases fillers;
    private final Phrases openers;

    public RequestPositions(Lexicon lexicon) {
        fillers = lexicon.list("fillers");
        openers = lexicon.list("opener");
    }

    /** The request positions of {@code words}; where {@code quotes}, an opening quote or bracket begins a clause too. */
    public BitSet of(Words words, boolean quotes) {
        var before = new BitSet(words.size());
        var behind = new BitSet(words.size());
        for (var i = 0; i < words.size(); i++) {
            if (words.marked(i) || JOINS.contains(words.at(i - 1)) || quotes && words.opened(i)) {
                before.set(i);
            }
            if (before.get(i)) {
                var here = i;
                openers.each(words, i, (label, length) -> behind.set(here + length));
            }
            if ((before.get(i) || behind.get(i)) && fillers.on(words, i)) {
                (before.get(i) ? before : behind).set(i + 1);
            }
        }
        before.or(behind);
        return before;
    }
}

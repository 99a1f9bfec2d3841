package io.gemel.runtime.routing;

import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.BitSet;
import java.util.Set;

/** Where a request may begin: a clause start, fillers, at most one opener, fillers. */
final class Positions {

    private static final Set<String> JOINS = Set.of("and", "then", "also", "but");

    private final Phrases fillers;
    private final Phrases openers;

    Positions(Lexicon lexicon) {
        fillers = lexicon.list("fillers");
        openers = lexicon.list("opener");
    }

    /** The request positions of {@code words}; {@code quotes} also begin a clause for the guard. */
    BitSet of(Words words, boolean quotes) {
        var positions = new BitSet(words.size());
        for (var i = 0; i < words.size(); i++) {
            if (words.marked(i) || JOINS.contains(words.at(i - 1)) || quotes && words.opened(i)) {
                request(words, i, positions);
            }
        }
        return positions;
    }

    private void request(Words words, int clause, BitSet positions) {
        var i = afterFillers(words, clause, positions);
        var opener = openers.at(words, i);
        if (opener > 0) {
            afterFillers(words, i + opener, positions);
        }
    }

    private int afterFillers(Words words, int from, BitSet positions) {
        var i = from;
        positions.set(i);
        while (fillers.on(words, i) && !positions.get(i + 1)) {
            i++;
            positions.set(i);
        }
        return i;
    }
}

package io.gemel.runtime.routing.lexicon;

import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.BitSet;
import java.util.Set;

/** Where a request may begin: a clause start, fillers, at most one opener, fillers. */
public final class RequestPositions {

    private static final Set<String> JOINS = Set.of("and", "then", "also", "but", "so");

    private final Phrases fillers;
    private final Phrases openers;
    private final Phrases gerundOpeners;
    private final Phrases softOpeners;

    public RequestPositions(Lexicon lexicon) {
        fillers = lexicon.list("fillers");
        openers = lexicon.list("opener");
        gerundOpeners = lexicon.list("opener_gerund");
        softOpeners = lexicon.list("opener_soft");
    }

    /**
     * The places of one message.
     *
     * @param plain where a verb in its base form is a request
     * @param gerund where one in -ing is, as behind {@code would you mind}
     * @param soft where somebody says what they have to do, as behind {@code I have to}
     * @param opened for each gerund place the word with which its opener begins
     */
    public record Requests(BitSet plain, BitSet gerund, BitSet soft, int[] opened) {}

    /** The request positions of {@code words}; where {@code quotes}, an opening quote or bracket begins a clause too. */
    public BitSet of(Words words, boolean quotes) {
        var before = new BitSet(words.size());
        var behind = new BitSet(words.size());
        for (var i = 0; i < words.size(); i++) {
            if (starts(words, i, quotes)) {
                before.set(i);
            }
            if (before.get(i)) {
                var here = i;
                openers.each(words, i, (label, length) -> behind.set(here + length));
                fill(words, i, before);
            }
            if (behind.get(i)) {
                fill(words, i, behind);
            }
        }
        before.or(behind);
        return before;
    }

    /** The same for a head, with what else may lead to a request there. */
    public Requests of(Words head) {
        var plain = of(head, false);
        var requests = new Requests(plain, new BitSet(), new BitSet(), new int[head.size() + 1]);
        for (var i = plain.nextSetBit(0); i >= 0 && i < head.size(); i = plain.nextSetBit(i + 1)) {
            var here = i;
            gerundOpeners.each(head, i, (label, length) -> {
                requests.gerund().set(here + length);
                requests.opened()[Math.min(here + length, head.size())] = here;
            });
            softOpeners.each(head, i, (label, length) -> requests.soft().set(here + length));
        }
        return requests;
    }

    private boolean starts(Words words, int i, boolean quotes) {
        return words.parted(i) || JOINS.contains(words.at(i - 1)) || quotes && words.opened(i);
    }

    private void fill(Words words, int i, BitSet reached) {
        fillers.each(words, i, (label, length) -> reached.set(i + length));
    }
}

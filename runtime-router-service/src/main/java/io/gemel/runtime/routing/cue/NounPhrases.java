package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The nouns that a verb of making has for its object. */
final class NounPhrases {

    private static final int WITHIN = 5;
    private static final int BY_A_COMPOUND = 2;
    private static final int FARTHEST = 11;
    private static final Set<String> ENDS = Set.of("for", "about", "on", "to", "with", "from", "in", "at", "by");

    private final Phrases nouns;
    private final Phrases made;
    private final Phrases definite;
    private final Phrases follows;
    private final Phrases compound;

    NounPhrases(Lexicon lexicon) {
        nouns = lexicon.cues("noun");
        made = lexicon.cues("made");
        definite = lexicon.list("definite");
        follows = lexicon.list("follows");
        compound = lexicon.list("compound");
    }

    /** A noun; {@code existing} if it is one that is there already, as in the plan. */
    record Noun(String workflow, int start, int end, boolean existing) {}

    /**
     * The nouns that begin among the next five words, with no mark and no preposition before them; a compound counts as one
     * word, up to a fixed end however many there are.
     */
    List<Noun> behind(Words head, int from) {
        var found = new ArrayList<Noun>();
        var end = Math.min(from + FARTHEST, head.size());
        var to = from + WITHIN;
        var existing = false;
        for (var i = from; i < Math.min(to, end) && !head.marked(i); i++) {
            at(head, i, existing, found);
            if (compounded(head, i)) {
                to += BY_A_COMPOUND;
            } else if (ENDS.contains(head.at(i))) {
                return found;
            }
            existing |= definite.on(head, i);
        }
        return found;
    }

    /** The longest noun at {@code i}, unless it only says more about the noun behind it, as in plan summary. */
    private void at(Words head, int i, boolean existing, List<Noun> found) {
        var anew = existing ? 0 : newlyMade(head, i);
        var length = Math.max(nouns.at(head, i), anew);
        if (length == 0 || !head.marked(i + length) && noun(head, i + length)) {
            return;
        }
        nouns.each(head, i, (workflow, words) -> add(new Noun(workflow, i, i + words, existing), length, found));
        if (anew > 0) {
            made.each(head, i, (workflow, words) -> add(new Noun(workflow, i, i + words, false), length, found));
        }
    }

    private boolean noun(Words head, int i) {
        return nouns.on(head, i) || made.on(head, i);
    }

    /** The length of what is to be made anew, unless it only says more about the word behind it, as in card house. */
    private int newlyMade(Words head, int i) {
        var length = made.at(head, i);
        var end = i + length;
        var whole = head.parted(end)
                || head.cut(end)
                || follows.on(head, end)
                || head.at(end).endsWith("ing")
                || noun(head, end);
        return whole ? length : 0;
    }

    private static void add(Noun noun, int longest, List<Noun> found) {
        if (noun.end() - noun.start() == longest && !noun.workflow().equals("none")) {
            found.add(noun);
        }
    }

    /** Step by step, go-to-market: the preposition belongs to a word. */
    private boolean compounded(Words head, int i) {
        return ENDS.contains(head.at(i))
                && (compound.on(head, i - 1)
                        || compound.on(head, i)
                        || head.at(i - 1).equals(head.at(i + 1))
                        || head.before(i) == '-');
    }
}

package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Nouns that name the workflow of what is to be made (4.3, weights 1.05, 0.90 and 0.85). */
final class Nouns {

    private static final int WITHIN = 5;
    private static final Set<String> ENDS = Set.of("for", "about", "on", "to", "with", "from", "in", "at", "by");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "my", "our", "your");
    private static final Set<String> SELF = Set.of("i", "we");

    private final Phrases nouns;
    private final Phrases anywhere;
    private final Phrases composing;
    private final Phrases making;
    private final Phrases fillers;
    private final BigDecimal composed;
    private final BigDecimal made;
    private final BigDecimal leading;

    Nouns(Lexicon lexicon) {
        nouns = lexicon.cues("noun");
        anywhere = lexicon.cues("anywhere");
        composing = lexicon.cues("composing");
        making = lexicon.list("making");
        fillers = lexicon.list("fillers");
        composed = lexicon.weight("composed");
        made = lexicon.weight("made");
        leading = lexicon.weight("leading");
    }

    /** Write, draft, compose or come up with at {@code i}, and another workflow's noun. */
    void composed(Words head, int i, List<Cue> found) {
        composing.each(
                head,
                i,
                (verb, length) -> behind(head, i + length, (workflow, noun, end) -> {
                    if (!workflow.equals(verb)) {
                        found.add(new Cue(workflow, composed, i, i + length, noun, end, head.place(i, end)));
                    }
                }));
    }

    /** A noun behind a making verb at a request position, or behind an I or we at one. */
    void made(Words head, BitSet request, List<Cue> found) {
        for (var i = 0; i < head.size(); i++) {
            var asked = request.get(i) || i > 0 && request.get(i - 1) && SELF.contains(head.at(i - 1));
            var length = asked ? making.at(head, i) : 0;
            if (length > 0) {
                var verb = i;
                behind(
                        head,
                        i + length,
                        (workflow, noun, end) -> found.add(
                                new Cue(workflow, made, noun, verb + length, noun, end, head.place(verb, end))));
            }
        }
    }

    /** A noun with which the head begins, and those that count anywhere. */
    void leading(Words head, List<Cue> found) {
        var i = 0;
        while (fillers.on(head, i)) {
            i++;
        }
        var noun = ARTICLES.contains(head.at(i)) ? i + 1 : i;
        nouns.each(head, noun, (workflow, length) -> {
            var end = noun + length;
            if (head.behind(end - 1) != ':' && !Verbs.SPOKEN_OF.contains(head.at(end))) {
                found.add(leading(head, workflow, noun, end));
            }
        });
        for (var k = 0; k < head.size(); k++) {
            var at = k;
            anywhere.each(head, k, (workflow, length) -> found.add(leading(head, workflow, at, at + length)));
        }
    }

    private Cue leading(Words head, String workflow, int noun, int end) {
        return new Cue(workflow, leading, noun, noun, noun, end, head.place(noun, end));
    }

    private interface Noun {
        void at(String workflow, int noun, int end);
    }

    /** The nouns that begin among the next five words, with no mark and no preposition before them. */
    private void behind(Words head, int from, Noun found) {
        for (var i = from; i < Math.min(from + WITHIN, head.size()) && !head.marked(i); i++) {
            var noun = i;
            nouns.each(head, i, (workflow, length) -> found.at(workflow, noun, noun + length));
            if (ENDS.contains(head.at(i))) {
                return;
            }
        }
    }
}

package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.RequestPositions.Requests;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Nouns that name the workflow of what is to be made (weights 1.05, 0.90 and 0.85). */
final class Nouns {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "my", "our", "your");
    private static final Set<String> SELF = Set.of("i", "we");

    /** What is there already is asked for to be seen, as in show me the plan; a gist or a comparison is made of something. */
    private static final Set<String> KEPT = Set.of("plan", "critique", "brainstorm");

    private final Phrases nouns;
    private final NounPhrases phrases;
    private final Phrases anywhere;
    private final Phrases composing;
    private final Phrases making;
    private final Phrases makingGerunds;
    private final Phrases fillers;
    private final Phrases determiners;
    private final Phrases past;
    private final BigDecimal composedWeight;
    private final BigDecimal madeWeight;
    private final BigDecimal leadingWeight;
    private final Phrases any;
    private final Phrases praise;
    private final Phrases towards;
    private final Phrases handing;

    Nouns(Lexicon lexicon) {
        praise = lexicon.list("praise");
        towards = lexicon.list("towards");
        handing = lexicon.list("handing");
        any = lexicon.list("any");
        nouns = lexicon.cues("noun");
        phrases = new NounPhrases(lexicon);
        anywhere = lexicon.cues("anywhere");
        composing = lexicon.cues("composing");
        making = lexicon.list("making");
        makingGerunds = lexicon.list("making_gerund");
        fillers = lexicon.list("fillers");
        determiners = lexicon.list("leading");
        past = lexicon.list("past");
        composedWeight = lexicon.weight("composed");
        madeWeight = lexicon.weight("made");
        leadingWeight = lexicon.weight("leading");
    }

    void in(Words head, Requests requests, List<Cue> found) {
        for (var i = 0; i < head.size(); i++) {
            if (requests.plain().get(i)) {
                composed(head, i, found);
            }
            if (requests.plain().get(i) || i > 0 && requests.plain().get(i - 1) && SELF.contains(head.at(i - 1))) {
                made(head, i, i, making.at(head, i), found);
            }
            if (requests.gerund().get(i)) {
                made(head, requests.opened()[i], i, makingGerunds.at(head, i), found);
                made(head, requests.opened()[i], requests.opened()[i], i - requests.opened()[i], found);
            }
        }
        leading(head, found);
    }

    /** Write, draft, compose or come up with at {@code i}, and another workflow's noun. */
    private void composed(Words head, int i, List<Cue> found) {
        composing.each(head, i, (verb, length) -> {
            for (var noun : phrases.behind(head, i + length)) {
                if (!noun.workflow().equals(verb)) {
                    found.add(new Cue(
                            noun.workflow(),
                            composedWeight,
                            i,
                            i + length,
                            noun.start(),
                            noun.end(),
                            head.place(i, noun.end())));
                }
            }
        });
    }

    /** A noun behind a making verb of {@code length} words. */
    private void made(Words head, int from, int verb, int length, List<Cue> found) {
        if (length > 0) {
            for (var noun : phrases.behind(head, verb + length)) {
                if (noun.existing() && KEPT.contains(noun.workflow()) && handing.on(head, verb)) {
                    continue;
                }
                found.add(new Cue(
                        noun.workflow(),
                        madeWeight,
                        noun.start(),
                        verb + length,
                        noun.start(),
                        noun.end(),
                        head.place(from, noun.end())));
            }
        }
    }

    /** A noun with which the head begins, or any or more with one a sentence; and those that count anywhere. */
    private void leading(Words head, List<Cue> found) {
        var i = 0;
        for (var filler = fillers.at(head, i); filler > 0; filler = fillers.at(head, i)) {
            if (nouns.at(head, i) > filler) {
                break;
            }
            i += filler;
        }
        leading(head, i, found);
        for (var k = 0; k < head.size(); k++) {
            var at = k;
            if (k > i && any.on(head, k) && head.parted(k)) {
                leading(head, k, found);
            }
            anywhere.each(head, k, (workflow, length) -> found.add(leading(head, workflow, at, at + length)));
        }
    }

    private void leading(Words head, int from, List<Cue> found) {
        var article = ARTICLES.contains(head.at(from));
        var own = article && !head.at(from).startsWith("a");
        var start = article ? from + 1 : from;
        while (!nouns.on(head, start) && determiners.on(head, start) && !head.parted(start + 1)) {
            start += determiners.at(head, start);
        }
        var praised = praise.on(head, article ? from + 1 : from);
        var noun = start;
        var longest = nouns.at(head, noun);
        nouns.each(head, noun, (workflow, length) -> {
            var end = noun + length;
            if (length == longest
                    && !workflow.equals("none")
                    && (head.behind(end - 1) != ':' || !article && length > 1 && workflow.equals("evaluate"))
                    && !Verbs.SPOKEN_OF.contains(head.at(end))
                    && !(praised && !towards.on(head, end))
                    && !told(head, end, own)) {
                found.add(leading(head, workflow, noun, end));
            }
        });
    }

    /** Whether the sentence goes on to say what happened to it: the timeline slipped, our plan for May fell through. */
    private boolean told(Words head, int end, boolean own) {
        return past.on(head, end) && !head.marked(end)
                || own && end < head.size() && past.find(head, end, head.sentenceEnd(end - 1)) >= 0;
    }

    private Cue leading(Words head, String workflow, int noun, int end) {
        return new Cue(workflow, leadingWeight, noun, noun, noun, end, head.place(noun, end));
    }
}

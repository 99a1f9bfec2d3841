package io.gemel.runtime.routing;

import io.gemel.runtime.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a message's head asks for (4.3). */
final class Cues {

    private static final int NOUN_WITHIN = 5;
    private static final List<String> ENGLISH =
            List.of("diagnose", "plan", "critique", "summarize", "brainstorm", "evaluate", "write");
    private static final Set<String> NOT_BEFORE = Set.of("is", "are", "was", "were", "did", "does", "says", "said");
    private static final Set<String> NOT_BEFORE_COLON =
            Set.of("plan", "draft", "review", "score", "rate", "rank", "grade");
    private static final Set<String> PREPOSITIONS =
            Set.of("for", "about", "on", "to", "with", "from", "in", "at", "by");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "my", "our", "your");
    private static final Set<String> COMPOSING = Set.of("write", "draft", "compose", "come");
    private static final Set<String> SELF = Set.of("i", "we");

    private final Lexicon lexicon;
    private final Positions positions;

    Cues(Lexicon lexicon, Positions positions) {
        this.lexicon = lexicon;
        this.positions = positions;
    }

    /** The cue that wins, if the head has any; English ones only where the message may be English. */
    Optional<Cue> best(Words head, Policy policy, boolean english) {
        var found = new ArrayList<Cue>();
        policy.utterances().forEach((workflow, utterances) -> {
            var i = utterances.find(head, 0, head.size());
            if (i >= 0) {
                found.add(cue(workflow, "utterance", i, i + utterances.at(head, i), -1));
            }
        });
        if (english) {
            var request = positions.of(head, false);
            ENGLISH.forEach(workflow -> collect(head, request, workflow, found));
        }
        return found.stream().min(Cue.best(List.copyOf(policy.workflows().keySet())));
    }

    private void collect(Words head, BitSet request, String workflow, List<Cue> found) {
        for (var i = 0; i < head.size(); i++) {
            if (request.get(i)) {
                requested(head, i, workflow, found);
            }
            if (request.get(i) || i > 0 && request.get(i - 1) && SELF.contains(head.at(i - 1))) {
                made(head, i, workflow, found);
            }
            asked(head, i, workflow, found);
        }
        leading(head, workflow, found);
    }

    private void requested(Words head, int i, String workflow, List<Cue> found) {
        for (var verb : List.of("write", "brainstorm")) {
            var composing =
                    COMPOSING.contains(head.at(i)) ? lexicon.cue(verb, "verb").at(head, i) : 0;
            var noun = composing > 0 && !verb.equals(workflow) ? noun(head, i + composing, workflow) : -1;
            if (noun >= 0) {
                found.add(cue(workflow, "composed", i, i + composing, noun));
            }
        }
        var length = lexicon.cue(workflow, "verb").at(head, i);
        if (length > 0 && !NOT_BEFORE.contains(head.at(i + length)) && !label(head, i + length - 1)) {
            found.add(cue(workflow, "verb", i, i + length, -1));
        }
    }

    private static boolean label(Words head, int i) {
        return NOT_BEFORE_COLON.contains(head.at(i)) && head.behind(i) == ':';
    }

    private void made(Words head, int i, String workflow, List<Cue> found) {
        var making = lexicon.list("making").at(head, i);
        var noun = making > 0 ? noun(head, i + making, workflow) : -1;
        if (noun >= 0) {
            found.add(cue(workflow, "made", noun, i + making, noun));
        }
    }

    /** The workflow's noun among the next five words, with no mark and no preposition before it, or -1. */
    private int noun(Words head, int from, String workflow) {
        for (var i = from; i < Math.min(from + NOUN_WITHIN, head.size()) && !head.marked(i); i++) {
            if (lexicon.cue(workflow, "noun").on(head, i)) {
                return i;
            }
            if (PREPOSITIONS.contains(head.at(i))) {
                return -1;
            }
        }
        return -1;
    }

    private void leading(Words head, String workflow, List<Cue> found) {
        var i = 0;
        while (lexicon.list("fillers").on(head, i)) {
            i++;
        }
        i += ARTICLES.contains(head.at(i)) ? 1 : 0;
        var length = lexicon.cue(workflow, "noun").at(head, i);
        if (length > 0 && head.behind(i + length - 1) != ':' && !NOT_BEFORE.contains(head.at(i + length))) {
            found.add(cue(workflow, "leading", i, i + length, i));
        }
        var anywhere = lexicon.cue(workflow, "anywhere").find(head, 0, head.size());
        if (anywhere >= 0) {
            found.add(cue(workflow, "leading", anywhere, anywhere + 1, anywhere));
        }
    }

    private void asked(Words head, int i, String workflow, List<Cue> found) {
        var plain = lexicon.cue(workflow, "question").at(head, i);
        var change =
                later(head, i, lexicon.cue(workflow, "question_with_change").at(head, i), "change");
        var choice =
                later(head, i, lexicon.cue(workflow, "question_with_choice").at(head, i), "choosing");
        var length = Math.max(plain, Math.max(change, choice));
        if (length > 0) {
            found.add(cue(workflow, "question", i, i + length, -1));
        } else if (workflow.equals("evaluate") && versus(head, i)) {
            found.add(cue(workflow, "question", i, i + 1, -1));
        }
    }

    private int later(Words head, int i, int length, String list) {
        return length > 0 && lexicon.list(list).find(head, i + length, head.sentenceEnd(i)) >= 0 ? length : 0;
    }

    private static boolean versus(Words head, int i) {
        return !head.at(i).isEmpty()
                && (head.at(i + 1).equals("vs") || head.at(i + 1).equals("versus"))
                && !head.at(i + 2).isEmpty();
    }

    private Cue cue(String workflow, String kind, int position, int behind, int noun) {
        return new Cue(workflow, lexicon.weight(kind), position, behind, noun);
    }
}

package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.RequestPositions;
import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds what a message's head asks for (docs/rules/routing.md). */
public final class Cues {

    private final BigDecimal utterance;
    private final RequestPositions positions;
    private final Verbs verbs;
    private final Nouns nouns;
    private final Questions questions;

    public Cues(Lexicon lexicon, RequestPositions positions) {
        this.utterance = lexicon.weight("utterance");
        this.positions = positions;
        this.verbs = new Verbs(lexicon);
        this.nouns = new Nouns(lexicon);
        this.questions = new Questions(lexicon);
    }

    /**
     * What the head asks for, best first.
     *
     * @param utterances the twin's own, each under its workflow
     * @param order of the workflows
     * @param english whether the lexicon's cues count
     */
    public List<Cue> of(Message message, Phrases utterances, List<String> order, boolean english) {
        var head = message.head();
        var found = new ArrayList<Cue>();
        for (var i = 0; i < head.size() && found.isEmpty(); i++) {
            var at = i;
            utterances.each(head, i, (workflow, length) -> found.add(spoken(head, workflow, at, length)));
        }
        if (english) {
            var requests = positions.of(head);
            verbs.in(head, requests, found);
            nouns.in(head, requests, found);
            questions.in(message, requests.plain(), found);
        }
        found.sort(Cue.best(order));
        return found;
    }

    private Cue spoken(Words head, String workflow, int i, int length) {
        return new Cue(workflow, utterance, i, i + length, -1, -1, head.place(i, i + length));
    }
}

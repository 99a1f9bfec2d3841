package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.List;

/** Question patterns (4.3, weight 0.80). */
final class Questions {

    private static final int VERSUS_WORDS = 3;

    private final Phrases plain;
    private final Phrases withChange;
    private final Phrases withChoice;
    private final Phrases change;
    private final Phrases choosing;
    private final Phrases versus;
    private final BigDecimal weight;

    Questions(Lexicon lexicon) {
        plain = lexicon.cues("question");
        withChange = lexicon.cues("question_with_change");
        withChoice = lexicon.cues("question_with_choice");
        change = lexicon.list("change");
        choosing = lexicon.list("choosing");
        versus = lexicon.cues("between");
        weight = lexicon.weight("question");
    }

    void in(Words head, List<Cue> found) {
        var changes = new Sentences(head, change);
        var choices = new Sentences(head, choosing);
        for (var k = 0; k < head.size(); k++) {
            var i = k;
            plain.each(head, i, (workflow, length) -> add(head, workflow, i, length, found));
            later(head, i, withChange, changes, found);
            later(head, i, withChoice, choices, found);
            if (i > 0 && i + 1 < head.size()) {
                versus.each(head, i, (workflow, length) -> add(head, workflow, i - 1, VERSUS_WORDS, found));
            }
        }
    }

    private void later(Words head, int i, Phrases question, Sentences sought, List<Cue> found) {
        question.each(head, i, (workflow, length) -> {
            if (sought.later(i, i + length)) {
                add(head, workflow, i, length, found);
            }
        });
    }

    private void add(Words head, String workflow, int i, int length, List<Cue> found) {
        found.add(new Cue(workflow, weight, i, i + length, -1, -1, head.place(i, i + length)));
    }
}

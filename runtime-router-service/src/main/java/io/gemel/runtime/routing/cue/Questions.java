package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Question patterns (weight 0.80). */
final class Questions {

    private static final int VERSUS_WORDS = 3;
    private static final int DOCUMENT_WITHIN = 6;

    private static final int NAMED_WITHIN = 3;
    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "my", "our", "your", "some");
    private static final Set<String> POINTING = Set.of("this", "these", "my", "our", "the");

    private final Phrases plain;
    private final Phrases versus;
    private final Phrases document;
    private final Phrases pointer;
    private final Phrases asked;
    private final Phrases deeds;
    private final Phrases interrogative;
    private final List<Lexicon.Joint> joint;
    private final BigDecimal weight;

    Questions(Lexicon lexicon) {
        plain = lexicon.cues("question");
        versus = lexicon.cues("between");
        document = lexicon.list("document");
        pointer = lexicon.list("material_pointer");
        interrogative = lexicon.list("interrogative");
        deeds = lexicon.list("other_deeds");
        asked = lexicon.asked();
        joint = lexicon.joint();
        weight = lexicon.weight("question");
    }

    void in(Message message, BitSet request, List<Cue> found) {
        var head = message.head();
        var standing = new Standing(message);
        var brought = message.hasMaterial() && !asking(message) && !asked(head, request);
        for (var k = 0; k < head.size(); k++) {
            var i = k;
            plain.each(head, i, (workflow, length) -> add(head, workflow, i, length, found));
            if (i > 0 && i + 1 < head.size()) {
                versus.each(head, i, (workflow, length) -> add(head, workflow, i - 1, VERSUS_WORDS, found));
            }
            asked.each(head, i, (place, length) -> {
                var question = joint.get(Integer.parseInt(place));
                if ((!question.request() || request.get(i))
                        && !(question.pasted() && !brought)
                        && !(question.onText() && heading(head, i, i + length))
                        && holds(question, i, i + length, standing, brought)) {
                    add(head, question.workflow(), i, length, found);
                }
            });
        }
    }

    /** Whether something else is to be done with what is pasted, as translating it. */
    private boolean asked(Words head, BitSet request) {
        for (var i = request.nextSetBit(0); i >= 0; i = request.nextSetBit(i + 1)) {
            if (deeds.on(head, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands behind the colon is a question itself, which is to be answered. */
    private boolean asking(Message message) {
        var first = message.question();
        return first >= 0 && interrogative.on(message.all(), first);
    }

    /** Conclusion: and my feedback: only say what follows. */
    private static boolean heading(Words head, int i, int behind) {
        var first = i == 0 || i == 1 && DETERMINERS.contains(head.at(0));
        return first && behind == head.size() && head.behind(behind - 1) == ':';
    }

    private boolean holds(Lexicon.Joint question, int i, int behind, Standing standing, boolean brought) {
        var message = standing.message();
        return !question.unless().on(message.head(), behind)
                && question.later().stream().allMatch(sought -> standing.later(sought, i, behind))
                && question.somewhere().stream().allMatch(sought -> standing.elsewhere(sought, i, behind))
                && (question.document() == null || question.document() == document(message, behind, brought));
    }

    /** Whether a text is pointed at among the next words or brought along. */
    private boolean document(Message message, int from, boolean brought) {
        var head = message.head();
        if (brought || pointer.find(head, from, from + DOCUMENT_WITHIN) >= 0) {
            return true;
        }
        for (var i = from - 1; i < from + DOCUMENT_WITHIN; i++) {
            if (POINTING.contains(head.at(i)) && document.find(head, i + 1, i + 1 + NAMED_WITHIN) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void add(Words head, String workflow, int i, int length, List<Cue> found) {
        found.add(new Cue(workflow, weight, i, i + length, -1, -1, head.place(i, i + length)));
    }
}

package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.RequestPositions.Requests;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Request verbs that name their workflow (weight 1.00; where somebody only says what they have to do, 0.80). */
final class Verbs {

    /** A cue directly before one of these is spoken of, not asked for. */
    static final Set<String> SPOKEN_OF = Set.of("is", "are", "was", "were", "did", "does", "says", "said");

    private static final Set<String> ALSO_LABELS = Set.of("plan", "draft", "review", "score", "rate", "rank", "grade");

    private final Phrases verbs;
    private final Phrases gerunds;
    private final Phrases facts;
    private final BigDecimal weight;
    private final BigDecimal softly;

    Verbs(Lexicon lexicon) {
        verbs = lexicon.cues("verb");
        gerunds = lexicon.cues("gerund");
        facts = lexicon.list("facts");
        weight = lexicon.weight("verb");
        softly = lexicon.weight("question");
    }

    void in(Words head, Requests requests, List<Cue> found) {
        var telling = !requests.soft().isEmpty() && asksForFacts(head);
        for (var i = 0; i < head.size(); i++) {
            var at = i;
            if (requests.plain().get(i)) {
                at(head, i, verbs, weight, i, found);
            } else if (requests.soft().get(i) && !telling) {
                at(head, i, verbs, softly, i, found);
            }
            if (requests.gerund().get(i)) {
                at(head, at, gerunds, weight, requests.opened()[i], found);
            }
        }
    }

    /** Who has to do something and asks when or where only tells of it. */
    private boolean asksForFacts(Words head) {
        for (var i = 1; i < head.size(); i++) {
            if (head.parted(i) && facts.on(head, i)) {
                return true;
            }
        }
        return false;
    }

    private static void at(Words head, int i, Phrases verbs, BigDecimal weight, int from, List<Cue> found) {
        verbs.each(head, i, (workflow, length) -> {
            var behind = i + length;
            if (!SPOKEN_OF.contains(head.at(behind)) && !label(head, behind - 1)) {
                found.add(new Cue(workflow, weight, i, behind, -1, -1, head.place(from, behind)));
            }
        });
    }

    private static boolean label(Words head, int i) {
        return ALSO_LABELS.contains(head.at(i)) && head.behind(i) == ':';
    }
}

package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Request verbs that name their workflow (4.3, weight 1.00). */
final class Verbs {

    /** A cue directly before one of these is spoken of, not asked for. */
    static final Set<String> SPOKEN_OF = Set.of("is", "are", "was", "were", "did", "does", "says", "said");

    private static final Set<String> ALSO_LABELS = Set.of("plan", "draft", "review", "score", "rate", "rank", "grade");

    private final Phrases verbs;
    private final BigDecimal weight;

    Verbs(Lexicon lexicon) {
        verbs = lexicon.cues("verb");
        weight = lexicon.weight("verb");
    }

    void at(Words head, int i, List<Cue> found) {
        verbs.each(head, i, (workflow, length) -> {
            var behind = i + length;
            if (!SPOKEN_OF.contains(head.at(behind)) && !label(head, behind - 1)) {
                found.add(new Cue(workflow, weight, i, behind, -1, -1, head.place(i, behind)));
            }
        });
    }

    private static boolean label(Words head, int i) {
        return ALSO_LABELS.contains(head.at(i)) && head.behind(i) == ':';
    }
}

package io.gemel.runtime.routing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What speaks for a workflow in a message's head.
 *
 * @param position the word that decides between equal weights
 * @param behind the first word behind the verb or pattern, where its object begins
 * @param noun the cue's noun in the object, or -1
 */
record Cue(String workflow, BigDecimal weight, int position, int behind, int noun) {

    /** Best first: weight, then position, then the order of the workflows. */
    static Comparator<Cue> best(List<String> order) {
        return Comparator.comparing(Cue::weight)
                .reversed()
                .thenComparingInt(Cue::position)
                .thenComparingInt(c -> order.indexOf(c.workflow()));
    }
}

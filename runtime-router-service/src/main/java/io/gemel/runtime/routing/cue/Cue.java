package io.gemel.runtime.routing.cue;

import io.gemel.runtime.text.Place;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What speaks for a workflow in a message's head.
 *
 * @param position the word that decides between equal weights
 * @param behind the first word behind the verb or pattern, where its object begins
 * @param noun the cue's noun and the word behind it, both -1 without one
 */
public record Cue(String workflow, BigDecimal weight, int position, int behind, int noun, int nounEnd, Place place) {

    /** Best first: weight, then position, then the order of the workflows; of one cue the longest. */
    static Comparator<Cue> best(List<String> order) {
        return Comparator.comparing(Cue::weight)
                .reversed()
                .thenComparingInt(Cue::position)
                .thenComparingInt(c -> order.indexOf(c.workflow()))
                .thenComparing(Comparator.comparingInt(Cue::behind).reversed())
                .thenComparingInt(Cue::noun);
    }
}

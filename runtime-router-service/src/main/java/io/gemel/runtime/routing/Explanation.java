package io.gemel.runtime.routing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a message was decided on as it was, without any of its text: every start and end is an offset in
 * code points of the original message.
 *
 * @param guard what refused, or null
 * @param cues what spoke for a workflow, best first
 * @param inputs what the chosen workflow needs, in its order
 * @param flags by name, in the order in which they are derived
 * @param confidence every contribution; together they are the confidence
 * @param actionRule 1 to 5 of {@code ActionRules}, 0 for the guard
 * @param wouldAnswer what was lacking; null when it did answer or the guard refused
 */
public record Explanation(
        int functionVersion,
        int lexiconVersion,
        @Nullable Guarded guard,
        List<Spoke> cues,
        List<Input> inputs,
        Map<String, Flag> flags,
        List<Contribution> confidence,
        Thresholds thresholds,
        int actionRule,
        @Nullable WouldAnswer wouldAnswer) {

    /**
     * The guard's row that matched.
     *
     * @param rule a to e
     * @param view 1 to 4
     */
    public record Guarded(
            String rule,
            int view,
            @Nullable Integer start,
            @Nullable Integer end) {}

    /** A cue and where it stands. */
    public record Spoke(String workflow, BigDecimal weight, int start, int end) {}

    /**
     * A required input.
     *
     * @param givenBy pinned, message, or null when it is missing; only what the message gives has a position
     */
    public record Input(
            String name,
            @Nullable String givenBy,
            @Nullable Integer start,
            @Nullable Integer end) {}

    /**
     * A flag as it was used.
     *
     * @param value a text or a boolean
     */
    public record Flag(Object value, boolean given) {}

    /** What one circumstance adds to the confidence. */
    public record Contribution(String name, BigDecimal value) {}

    /** What the confidence was held against. */
    public record Thresholds(Threshold clarifyBelow, Threshold reviewBelow) {}

    /**
     * One limit.
     *
     * @param distance confidence less limit, negative below it
     */
    public record Threshold(BigDecimal value, BigDecimal distance) {}

    /**
     * What would have made the twin answer.
     *
     * @param flags the other value of each flag in the way
     * @param confidenceShortBy what the confidence would still lack with all of it, 0 if nothing
     */
    public record WouldAnswer(List<String> missingInputs, Map<String, Boolean> flags, BigDecimal confidenceShortBy) {}
}

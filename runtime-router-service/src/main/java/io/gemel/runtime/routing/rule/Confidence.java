package io.gemel.runtime.routing.rule;

import io.gemel.runtime.routing.Explanation.Contribution;
import io.gemel.runtime.routing.Flags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How sure a decision is, in decimals.
 *
 * @param value 0..1, at most 4 places
 * @param contributions what it is the sum of
 */
public record Confidence(BigDecimal value, List<Contribution> contributions) {

    /** Of a refusal. */
    public static final Confidence CERTAIN =
            new Confidence(BigDecimal.ONE, List.of(new Contribution("guard", BigDecimal.ONE)));

    private static final BigDecimal START = new BigDecimal("0.7");
    private static final BigDecimal SMALLTALK = new BigDecimal("0.2");
    private static final BigDecimal EMPTY = new BigDecimal("-0.2");
    private static final BigDecimal SHORT = new BigDecimal("-0.1");
    private static final BigDecimal EVIDENCE_AT_HAND = new BigDecimal("0.08");
    private static final BigDecimal EVIDENCE_ABSENT = new BigDecimal("-0.14");
    private static final BigDecimal OWNER_UNKNOWN = new BigDecimal("-0.08");
    private static final BigDecimal PER_MISSING = new BigDecimal("-0.08");
    private static final BigDecimal MOST_MISSING = new BigDecimal("-0.24");
    private static final int SHORT_WORDS = 3;
    private static final int PLACES = 4;

    /** The confidence in a message of {@code words} words whose workflow misses {@code missing} inputs. */
    public static Confidence of(int words, Flags flags, int missing) {
        var shares = new ArrayList<>(List.of(new Contribution("start", START)));
        add(shares, flags.dialogueMode().equals("SMALLTALK"), "smalltalk", SMALLTALK);
        add(shares, words == 0, "empty_message", EMPTY);
        add(shares, words <= SHORT_WORDS, "short_message", SHORT);
        add(shares, flags.evidence() && flags.knowledge(), "evidence_with_knowledge", EVIDENCE_AT_HAND);
        add(shares, flags.evidence() && !flags.knowledge(), "evidence_without_knowledge", EVIDENCE_ABSENT);
        add(shares, flags.ownerScope() && !flags.knowledge(), "owner_scope_without_knowledge", OWNER_UNKNOWN);
        var lacking = PER_MISSING.multiply(BigDecimal.valueOf(missing)).max(MOST_MISSING);
        add(shares, missing > 0, "missing_inputs", lacking);
        return summed(shares);
    }

    private static void add(List<Contribution> shares, boolean applies, String name, BigDecimal share) {
        if (applies) {
            shares.add(new Contribution(name, plain(share)));
        }
    }

    private static Confidence summed(List<Contribution> shares) {
        var sum = shares.stream().map(Contribution::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        var rounded = sum.setScale(PLACES, RoundingMode.HALF_UP);
        var value = plain(rounded.max(BigDecimal.ZERO).min(BigDecimal.ONE));
        add(shares, value.compareTo(sum) != 0, "bounds", value.subtract(sum));
        return new Confidence(value, List.copyOf(shares));
    }

    /** Without trailing zeros and without an exponent. */
    public static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

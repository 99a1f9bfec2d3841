package io.gemel.runtime.routing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How sure a decision is, in decimals (4.5). */
final class Confidence {

    private static final BigDecimal START = new BigDecimal("0.70");
    private static final BigDecimal SMALLTALK = new BigDecimal("0.20");
    private static final BigDecimal EMPTY = new BigDecimal("-0.20");
    private static final BigDecimal SHORT = new BigDecimal("-0.10");
    private static final BigDecimal EVIDENCE_AT_HAND = new BigDecimal("0.08");
    private static final BigDecimal EVIDENCE_ABSENT = new BigDecimal("-0.14");
    private static final BigDecimal OWNER_UNKNOWN = new BigDecimal("-0.08");
    private static final BigDecimal PER_MISSING = new BigDecimal("0.08");
    private static final BigDecimal MOST_MISSING = new BigDecimal("0.24");
    private static final int SHORT_WORDS = 3;

    private Confidence() {}

    static BigDecimal of(int words, Flags flags, boolean knowledge, int missing) {
        var sum = START;
        sum = when(flags.dialogueMode().equals("SMALLTALK"), sum, SMALLTALK);
        sum = when(words == 0, sum, EMPTY);
        sum = when(words <= SHORT_WORDS, sum, SHORT);
        sum = when(flags.evidence(), sum, knowledge ? EVIDENCE_AT_HAND : EVIDENCE_ABSENT);
        sum = when(flags.ownerScope() && !knowledge, sum, OWNER_UNKNOWN);
        sum = sum.subtract(PER_MISSING.multiply(BigDecimal.valueOf(missing)).min(MOST_MISSING));
        return plain(sum.setScale(4, RoundingMode.HALF_UP).max(BigDecimal.ZERO).min(BigDecimal.ONE));
    }

    private static BigDecimal when(boolean applies, BigDecimal sum, BigDecimal share) {
        return applies ? sum.add(share) : sum;
    }

    /** Without trailing zeros and without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

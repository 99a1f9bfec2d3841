package io.gemel.audit.correlation;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An unsigned 128-bit number above zero, spelled in decimal or as the UUID of the same bits. */
public record CorrelationId(UUID uuid) {

    private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,38}");
    private static final Pattern HYPHENATED =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final BigInteger END = BigInteger.ONE.shiftLeft(128);
    private static final BigInteger LOW_HALF = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final UUID NIL = new UUID(0, 0);

    public CorrelationId {
        if (NIL.equals(uuid)) {
            throw new IllegalArgumentException("a correlation id is above zero");
        }
    }

    /** The number itself, or nothing when it is not in 1..2^128−1. */
    public static Optional<CorrelationId> of(BigInteger number) {
        return number.signum() > 0 && number.compareTo(END) < 0
                ? Optional.of(new CorrelationId(new UUID(
                        number.shiftRight(64).longValue(), number.and(LOW_HALF).longValue())))
                : Optional.empty();
    }

    /** Either spelling, or nothing when {@code text} is neither. */
    public static Optional<CorrelationId> parse(String text) {
        if (DECIMAL.matcher(text).matches()) {
            return of(new BigInteger(text));
        }
        return HYPHENATED.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                        .filter(uuid -> !NIL.equals(uuid))
                        .map(CorrelationId::new)
                : Optional.empty();
    }

    /** Canonical decimal text: how it is answered, hashed and keyed. */
    public String decimal() {
        return half(uuid.getMostSignificantBits())
                .shiftLeft(64)
                .or(half(uuid.getLeastSignificantBits()))
                .toString();
    }

    private static BigInteger half(long bits) {
        return BigInteger.valueOf(bits).and(LOW_HALF);
    }
}

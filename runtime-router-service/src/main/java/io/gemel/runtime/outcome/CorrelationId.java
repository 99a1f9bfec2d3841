package io.gemel.runtime.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an unsigned 128-bit correlation id above 0, as a number, as decimal text or as the UUID of the same bits. */
final class CorrelationId {

    private static final BigInteger MOST = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);
    private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,38}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int HEX = 16;

    private CorrelationId() {}

    /** Its decimal form, if {@code value} is one. */
    static Optional<String> decimal(JsonNode value) {
        return number(value)
                .filter(n -> n.signum() > 0 && n.compareTo(MOST) <= 0)
                .map(BigInteger::toString);
    }

    private static Optional<BigInteger> number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Optional.of(value.bigIntegerValue());
        }
        var text = value.isTextual() ? value.textValue() : "";
        if (UUID_FORM.matcher(text).matches()) {
            return Optional.of(new BigInteger(text.replace("-", ""), HEX));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
    }
}

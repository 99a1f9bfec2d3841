package io.gemel.personamodel.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What every value of a spec must keep to: exact numbers, and no control characters or lone surrogates. */
final class FreeForm {

    private static final BigInteger MOST_EXACT = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);
    private static final int MOST_DIGITS = 15;

    private FreeForm() {}

    static void check(JsonNode value, String pointer, Faults faults) {
        if (value.isTextual() && isBad(value.textValue(), true)) {
            faults.add(pointer, "character", "must not hold control characters or lone surrogates");
        } else if (value.isNumber() && !isExact(value)) {
            faults.add(pointer, "number-not-exact", "is a number that not every machine reads alike");
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), pointer + "/" + i, faults);
            }
        } else if (value.isObject()) {
            value.properties().forEach(member -> {
                String place = Faults.member(pointer, member.getKey());
                name(member.getKey(), place, faults);
                check(member.getValue(), place, faults);
            });
        }
    }

    static void name(String name, String pointer, Faults faults) {
        if (isBad(name, false)) {
            faults.add(pointer, "character", "its name must not hold control characters or lone surrogates");
        }
    }

    /** Whether {@code text} holds a control character, newline, carriage return and tab aside, or a lone surrogate. */
    static boolean isUnfit(String text) {
        return isBad(text, true);
    }

    private static boolean isBad(String text, boolean prose) {
        return text.codePoints()
                .anyMatch(point -> isControl(point) && !(prose && (point == '\n' || point == '\r' || point == '\t'))
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static boolean isControl(int point) {
        return Character.getType(point) == Character.CONTROL;
    }

    /** By value, as the canonical form and jsonb write 1E20 as an integer. */
    static boolean isExact(JsonNode number) {
        if ((number.isFloat() || number.isDouble()) && !Double.isFinite(number.doubleValue())) {
            return false;
        }
        BigDecimal value = number.decimalValue();
        if (value.signum() == 0) {
            return true;
        }
        if (value.precision() - value.scale() > MOST_DIGITS + 2L) {
            return false;
        }
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0
                ? plain.toBigInteger().abs().compareTo(MOST_EXACT) <= 0
                : plain.precision() <= MOST_DIGITS && plain.doubleValue() != 0;
    }
}

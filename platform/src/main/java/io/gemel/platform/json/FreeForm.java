package io.gemel.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.problem.Violations;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What holds at any depth: characters everywhere, exact numbers in the parts whose members nobody declares. */
public final class FreeForm {

    private static final BigInteger LARGEST = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);
    private static final int DIGITS = 15;

    private FreeForm() {}

    /** Reports unfit characters in values and names at any depth; a name is never prose, so it holds no layout either. */
    public static void characters(JsonNode json, Pointer at, Violations violations) {
        if (json.isTextual() && Characters.isUnfit(json.textValue())) {
            violations.add(at, "character", "holds a control character or a lone surrogate");
        }
        json.properties().forEach(member -> {
            if (Characters.isUnfit(member.getKey()) || Characters.hasLayout(member.getKey())) {
                violations.add(at, "character", "has a member name with a control character or a lone surrogate");
            } else {
                characters(member.getValue(), at.member(member.getKey()), violations);
            }
        });
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            characters(json.get(i), at.index(i), violations);
        }
    }

    /** Reports numbers that lose digits as doubles, at any depth. */
    public static void numbers(JsonNode json, Pointer at, Violations violations) {
        if (json.isNumber() && !isExact(json)) {
            violations.add(at, "number-not-exact", "is no number that every reader keeps exactly");
        }
        json.properties().forEach(member -> numbers(member.getValue(), at.member(member.getKey()), violations));
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            numbers(json.get(i), at.index(i), violations);
        }
    }

    /** Whether a number keeps all its digits as a double. */
    public static boolean isExact(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.bigIntegerValue().abs().compareTo(LARGEST) <= 0;
        }
        BigDecimal value = number.decimalValue();
        double rounded = value.doubleValue();
        return Double.isFinite(rounded)
                && (rounded != 0 || value.signum() == 0)
                && value.stripTrailingZeros().precision() <= DIGITS;
    }
}

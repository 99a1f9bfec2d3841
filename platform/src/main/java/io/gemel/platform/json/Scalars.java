package io.gemel.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.problem.Violations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values; a value with a fault is null and its fault is a violation. */
final class Scalars {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,60}");

    private final Violations violations;

    Scalars(Violations violations) {
        this.violations = violations;
    }

    @Nullable
    String text(JsonNode value, Pointer pointer, Text rule) {
        if (!value.isTextual()) {
            return fault(pointer, "type", "must be a text");
        }
        var code = rule.fault(value.textValue());
        return code == null ? value.textValue() : fault(pointer, code, "is no such text (at most " + rule.max() + ")");
    }

    @Nullable
    String oneOf(JsonNode value, Pointer pointer, String... set) {
        if (!value.isTextual()) {
            return fault(pointer, "type", "must be a text");
        }
        return Arrays.asList(set).contains(value.textValue())
                ? value.textValue()
                : fault(pointer, "set", "must be one of " + String.join(", ", set));
    }

    @Nullable
    Long integer(JsonNode value, Pointer pointer, long min, long max) {
        if (!value.isIntegralNumber()) {
            return fault(pointer, "type", "must be an integer");
        }
        var exact = inRange(value.bigIntegerValue(), BigInteger.valueOf(min), BigInteger.valueOf(max), pointer);
        return exact == null ? null : (Long) exact.longValue();
    }

    @Nullable
    BigInteger bigInteger(JsonNode value, Pointer pointer, BigInteger min, BigInteger max) {
        if (value.isTextual()) {
            return DECIMAL.matcher(value.textValue()).matches()
                    ? inRange(new BigInteger(value.textValue()), min, max, pointer)
                    : fault(pointer, "format", "must be a decimal integer");
        }
        return value.isIntegralNumber()
                ? inRange(value.bigIntegerValue(), min, max, pointer)
                : fault(pointer, "type", "must be an integer or its decimal text");
    }

    private @Nullable BigInteger inRange(BigInteger value, BigInteger min, BigInteger max, Pointer pointer) {
        return value.compareTo(min) < 0 || value.compareTo(max) > 0
                ? fault(pointer, "range", "must be from " + min + " to " + max)
                : value;
    }

    @Nullable
    BigDecimal decimal(JsonNode value, Pointer pointer, BigDecimal min, BigDecimal max, int places) {
        if (!value.isNumber()) {
            return fault(pointer, "type", "must be a number");
        }
        var number = value.decimalValue();
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            return fault(pointer, "range", "must be from " + min + " to " + max);
        }
        return number.stripTrailingZeros().scale() > places
                ? fault(pointer, "format", "has more than " + places + " places")
                : number;
    }

    @Nullable
    Boolean bool(JsonNode value, Pointer pointer) {
        return value.isBoolean() ? (Boolean) value.booleanValue() : fault(pointer, "type", "must be true or false");
    }

    @Nullable
    UUID id(JsonNode value, Pointer pointer) {
        if (!value.isTextual()) {
            return fault(pointer, "type", "must be a text");
        }
        return Uuids.parse(value.textValue()).orElseGet(() -> fault(pointer, "format", "must be a UUID"));
    }

    @Nullable
    Instant time(JsonNode value, Pointer pointer) {
        if (!value.isTextual()) {
            return fault(pointer, "type", "must be a text");
        }
        var time = TimeText.parse(value.textValue());
        return time == null ? fault(pointer, "format", "must be an RFC 3339 time, to the microsecond") : time;
    }

    private <T> @Nullable T fault(Pointer pointer, String code, String message) {
        violations.add(pointer, code, message);
        return null;
    }
}

package io.gemel.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.math.BigInteger;

/** Reads an integer that has no upper bound into a long: what is larger becomes the largest. */
final class Saturated extends JsonDeserializer<Long> {

    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    @Override
    public Long deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return (Long) context.handleUnexpectedToken(Long.TYPE, json);
        }
        return json.getBigIntegerValue().min(MAX).max(MIN).longValue();
    }

    @Override
    public Long getNullValue(DeserializationContext context) throws JsonMappingException {
        return context.reportInputMismatch(this, "is required");
    }
}

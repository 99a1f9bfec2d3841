package io.gemel.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gemel.contracts.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.erdtman.jcs.JsonCanonicalizer;

/** The platform's one JSON mapper: snake_case, exact numbers, six-digit UTC times; and RFC 8785 with SHA-256. */
public final class Json {

    /** Objects and arrays in each other, at most. */
    public static final int MAX_DEPTH = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(1 << 20)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(Times.module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Reads text that we wrote ourselves, for example a jsonb column cast to text. */
    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /** A copy in which every value that holds no others is what {@code change} makes of it. */
    public static JsonNode mapped(JsonNode json, UnaryOperator<JsonNode> change) {
        return switch (json) {
            case ObjectNode object -> {
                var copy = object();
                object.properties().forEach(member -> copy.set(member.getKey(), mapped(member.getValue(), change)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = MAPPER.createArrayNode();
                array.forEach(element -> copy.add(mapped(element, change)));
                yield copy;
            }
            default -> change.apply(json);
        };
    }

    /** The RFC 8785 form. Numbers must be exact as doubles and texts free of lone surrogates: see {@link Characters}. */
    public static String canonical(JsonNode json) {
        if (!json.isContainerNode()) {
            var wrapped = canonical(MAPPER.createArrayNode().add(json));
            return wrapped.substring(1, wrapped.length() - 1);
        }
        try {
            return new JsonCanonicalizer(json.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("no canonical form", e);
        }
    }

    /** The UTF-8 bytes of the RFC 8785 form. */
    public static int size(JsonNode json) {
        return canonical(json).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Lower-case hex SHA-256 of the text's UTF-8 bytes. */
    public static String sha256Hex(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

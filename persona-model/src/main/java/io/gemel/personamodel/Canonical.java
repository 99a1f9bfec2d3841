package io.gemel.personamodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one form of a JSON value: RFC 8785, and what is computed from it. */
public final class Canonical {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Canonical() {}

    /** The RFC 8785 text of any JSON value, scalars included. */
    public static String text(JsonNode value) {
        try {
            String wrapped = new JsonCanonicalizer("[" + value + "]").getEncodedString();
            return wrapped.substring(1, wrapped.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("has no canonical form", e);
        }
    }

    /** The same value with members in canonical order and numbers in canonical form. */
    public static JsonNode ordered(JsonNode value) {
        try {
            return JSON.readTree(text(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("has no canonical form", e);
        }
    }

    /** UTF-8 bytes of the canonical text. */
    public static int bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Lower-case hex SHA-256 of the canonical text. */
    public static String digest(JsonNode value) {
        return sha256(text(value));
    }

    /** Lower-case hex SHA-256 of the UTF-8 bytes of {@code text}. */
    public static String sha256(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

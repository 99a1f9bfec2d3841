package io.gemel.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A request's body before anybody looks at its meaning: UTF-8, JSON, no duplicate names, not too deep, not too long. */
public final class JsonBody {

    /** Bytes of a body, where a page says nothing else. */
    public static final int MAX_BYTES = 1 << 20;

    private JsonBody() {}

    /** An empty body counts as {@code {}}. */
    public static JsonNode parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw Refusal.of(413, "body-too-large", "The body is larger than 1 MiB.");
        }
        if (body.length == 0) {
            return Json.object();
        }
        try {
            var json = Json.mapper().readTree(utf8(body));
            if (json == null || json.isMissingNode()) {
                throw malformed("The body is not JSON.");
            }
            return json;
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8.");
        } catch (StreamConstraintsException e) {
            throw malformed("The body nests deeper than 32 levels.");
        } catch (JsonProcessingException e) {
            throw malformed("The body is not JSON, or names a member twice.");
        }
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(400, "malformed-json", detail);
    }
}

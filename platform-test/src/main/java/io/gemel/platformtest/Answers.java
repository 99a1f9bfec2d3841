package io.gemel.platformtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ResponseBodyExtractionOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer says, for what runs again and again: REST Assured compiles a class for each path that it is asked for,
 * some milliseconds each.
 */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    public static JsonNode json(ResponseBodyExtractionOptions answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.asString(), e);
        }
    }

    /** This member of each entry. */
    public static List<String> texts(JsonNode entries, String member) {
        var texts = new ArrayList<String>();
        entries.forEach(entry -> texts.add(entry.path(member).textValue()));
        return texts;
    }

    /** The text at a JSON pointer, for example {@code /items/0/id}. */
    public static String text(ResponseBodyExtractionOptions answer, String pointer) {
        var value = json(answer).at(pointer);
        if (!value.isTextual()) {
            throw new AssertionError("no text at " + pointer + " of " + answer.asString());
        }
        return value.textValue();
    }
}

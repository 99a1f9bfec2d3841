package io.gemel.platformtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The API document that is kept is the one that runs; {@code -Dgemel.api.write=true} keeps the running one. */
public final class OpenApiRules {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private OpenApiRules() {}

    /** Every operation says what it takes and answers, and its examples are what its schemas allow. */
    public static void isComplete() {
        var gaps = new ApiDocument(new RunningService().openApi()).gaps();
        if (!gaps.isEmpty()) {
            throw new AssertionError(String.join("\n", gaps));
        }
    }

    /** Compares {@code docs/api/<svc>.json} with the service that Quarkus runs for this test. */
    public static void check(String svc) {
        JsonNode running = new RunningService().openApi();
        Path kept = SourceTree.file("docs/api/" + svc + ".json");
        try {
            if (Boolean.getBoolean("gemel.api.write")) {
                Files.createDirectories(kept.getParent());
                Files.writeString(kept, JSON.writeValueAsString(running) + "\n");
            }
            if (!Files.exists(kept) || !JSON.readTree(kept.toFile()).equals(running)) {
                throw new AssertionError("docs/api/" + svc + ".json differs from the running code; "
                        + "look at what changed and run this test with -Dgemel.api.write=true");
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(kept + " is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

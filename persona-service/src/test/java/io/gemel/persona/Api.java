package io.gemel.persona;

import static io.restassured.RestAssured.given;

import io.gemel.contracts.Event;
import io.gemel.contracts.Topic;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the tests of this service do again and again. */
public final class Api {

    public static final String OWNER = "owner@acme";

    private Api() {}

    /** A request of somebody; texts go out as JSON. */
    public static RequestSpecification as(String who) {
        return given().header("Authorization", "Bearer " + Tokens.of(who)).contentType("application/json");
    }

    /** JSON from single quotes. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }

    public static Response post(String who, String path, String body) {
        return as(who).body(json(body)).post(path);
    }

    public static Response patch(String twin, String tag, String body) {
        return as(OWNER)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(json(body))
                .patch("/twins/" + twin);
    }

    /** Stores a draft and gives its version. */
    public static String draft(Object twin, String spec) {
        var stored = post(OWNER, "/twins/" + twin + "/persona-specs", "{'spec': " + spec + "}");
        return Answers.text(stored.then().statusCode(201).extract(), "/persona_spec/version");
    }

    public static Response publish(Object twin, String version, String body) {
        return post(OWNER, "/twins/" + twin + "/persona-specs/" + version + "/publish", body);
    }

    /** Sends an event as another service would. */
    public static <D> void say(Topic<D> topic, UUID twin, UUID id, D data) {
        String key = twin.toString();
        Records.send(topic, key, new Event<>(id, "/gemel/other-service", key, Instant.now(), "acme", null, data));
    }

    /** Runs all at once and waits for all. */
    public static <T> List<T> atOnce(int times, Callable<T> call) {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var results = new ArrayList<T>();
            for (Future<T> each : threads.invokeAll(Collections.nCopies(times, call))) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.gemel.capture;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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

    /** A new active twin. */
    public static UUID twinOf(String owner) {
        return Twins.inDirectory("capture", owner);
    }

    /** A new active twin of which persona-service tells, as soon as this service knows it. */
    public static UUID toldTwinOf(String owner) {
        var twin = UUID.randomUUID();
        say(twin, owner, "active", 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> knows(twin, owner));
        return twin;
    }

    private static boolean knows(UUID twin, String owner) {
        int status = as(owner).get("/twins/{t}/training-sessions", twin).statusCode();
        if (status != 200 && status != 404) {
            throw new AssertionError("a list of sessions was answered " + status);
        }
        return status == 200;
    }

    /** Says a twin's state as persona-service does. */
    public static void say(UUID twin, String owner, String status, long revision) {
        String tenant = owner.substring(owner.indexOf('@') + 1);
        PersonaTwins changed = new TwinChanged(twin, Tokens.sub(owner), status, "Twin", Json.object(), revision);
        Records.send(
                PersonaTwins.TOPIC,
                twin.toString(),
                new Event<>(
                        UUID.randomUUID(),
                        "/gemel/persona-service",
                        twin.toString(),
                        Instant.now(),
                        tenant,
                        null,
                        changed));
    }

    public static Response start(UUID twin, String owner) {
        return as(owner).post("/twins/{t}/training-sessions", twin);
    }

    /** The id of a new active session. */
    public static String session(UUID twin, String owner) {
        return Answers.text(start(twin, owner).then().statusCode(201).extract(), "/id");
    }

    public static Response stop(UUID twin, String session, String owner) {
        return as(owner).post("/twins/{t}/training-sessions/{s}/stop", twin, session);
    }

    /** What {@code count} callers get who do the same at once. */
    public static <T> List<T> atOnce(int count, Callable<T> what) {
        try (var callers = Executors.newFixedThreadPool(count)) {
            return callers.invokeAll(Collections.nCopies(count, what)).stream()
                    .map(Api::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static <T> T result(Future<T> caller) {
        try {
            return caller.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets a session's time be over, which nobody can do through the service. */
    public static void expire(String session) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var statement = connection.prepareStatement(
                        "update training_sessions set started_at = started_at - interval '1 day',"
                                + " expires_at = expires_at - interval '1 day' where id = ?::uuid")) {
            statement.setString(1, session);
            statement.executeUpdate();
        }
    }

    /** A whole situational judgement. */
    public static ObjectNode sjt(Object session) {
        var body = Json.object()
                .put("training_session_id", session.toString())
                .put("intent_label", " Advice or stance ")
                .put("prompt", "A client asks for a discount.\nWhat do you do?")
                .put("selected_option", "Decline")
                .put("rationale", "Prices are fair.");
        var options = body.putArray("options");
        options.addObject().put("label", "Grant");
        options.addObject().put("label", "Decline").put("value", "no");
        body.putObject("thresholds").put("discount", 0.1);
        return body;
    }

    /** A whole preference. */
    public static ObjectNode pairwise(Object session) {
        var body = Json.object()
                .put("training_session_id", session.toString())
                .put("intent_label", "advice_or_stance")
                .put("prompt", "Say no to a discount.")
                .put("preferred", "b")
                .put("rationale", "It is kinder.");
        body.putObject("candidate_a").put("id", "a-1").put("text", "No.");
        body.putObject("candidate_b").put("text", "I hear you,\nand the price stays.");
        return body;
    }

    /** A whole introspection. */
    public static ObjectNode introspection(Object session) {
        var body = Json.object()
                .put("training_session_id", session.toString())
                .put("intent_label", "meta_or_system")
                .put("question", "How do you decide about discounts?")
                .put("answer", "I look at the margin first.");
        body.putObject("thresholds").put("confidence_min", 0.85);
        return body;
    }

    /** A whole capture of type {@code sjt}, {@code pairwise} or {@code introspection}. */
    public static ObjectNode body(String type, Object session) {
        return switch (type) {
            case "sjt" -> sjt(session);
            case "pairwise" -> pairwise(session);
            default -> introspection(session);
        };
    }

    public static Response capture(UUID twin, String owner, Object body) {
        return capture(twin, owner, "sjt", body);
    }

    public static Response capture(UUID twin, String owner, String type, Object body) {
        return as(owner).body(body.toString()).post("/twins/{t}/decision-capture/{type}", twin, type);
    }

    /** The id of a new capture of this type. */
    public static String captured(UUID twin, String type, String session) {
        var made = capture(twin, OWNER, type, body(type, session)).then().statusCode(201);
        return Answers.text(made.extract(), "/id");
    }

    public static Response retract(UUID twin, String capture, String owner) {
        return as(owner)
                .body("{\"note\": \"I was in a hurry.\"}")
                .post("/twins/{t}/decision-capture/{c}/retract", twin, capture);
    }
}

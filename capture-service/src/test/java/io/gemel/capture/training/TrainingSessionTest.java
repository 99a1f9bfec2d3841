package io.gemel.capture.training;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.captured;
import static io.gemel.capture.Api.expire;
import static io.gemel.capture.Api.say;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.start;
import static io.gemel.capture.Api.stop;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrainingSessionTest {

    private static final String PATH = "/twins/{t}/training-sessions";

    @Test
    void aStartedSessionIsActiveForTwoHundredAndFortyMinutes() {
        var twin = twinOf(OWNER);
        var started = as(OWNER).body("{\"metadata\": {\"topic\": \"pricing\"}}").post(PATH, twin);
        started.then()
                .statusCode(201)
                .header("Location", endsWith("/twins/" + twin + "/training-sessions/" + started.path("id")))
                .body("size()", equalTo(8))
                .body("twin_id", equalTo(twin.toString()))
                .body("owner_id", equalTo(Tokens.sub(OWNER)))
                .body("status", equalTo("active"))
                .body("metadata.topic", equalTo("pricing"))
                .body("ended_at", nullValue());
        assertThat(Duration.between(time(started, "started_at"), time(started, "expires_at")))
                .hasMinutes(240);
        assertThat(time(started, "started_at")).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aSessionsTimeDoesNotSlideAndItsMetadataAreEmptyUnlessGiven() {
        var twin = twinOf(OWNER);
        var started = start(twin, OWNER);
        String id = started.path("id");
        captured(twin, "sjt", id);
        var found = as(OWNER).get(PATH + "/{s}", twin, id);
        found.then().body("metadata", equalTo(Map.of()));
        assertThat(found.asString()).isEqualTo(started.asString());
    }

    @Test
    void aSecondStartStopsTheFirst() {
        var twin = twinOf(OWNER);
        String first = session(twin, OWNER);
        var started = start(twin, OWNER);
        String second = started.path("id");
        var ended = as(OWNER).get(PATH + "/{s}", twin, first);
        ended.then().body("status", equalTo("stopped"));
        assertThat(time(ended, "ended_at")).isBetween(time(ended, "started_at"), time(started, "started_at"));
        as(OWNER)
                .get(PATH + "/active", twin)
                .then()
                .body("active", equalTo(true))
                .body("session.id", equalTo(second));
    }

    @Test
    void racingStartsLeaveOneActive() throws InterruptedException {
        var twin = twinOf(OWNER);
        Callable<Integer> one = () -> start(twin, OWNER).statusCode();
        List<Integer> answers;
        try (var racers = Executors.newFixedThreadPool(12)) {
            answers = racers.invokeAll(IntStream.range(0, 24).mapToObj(_ -> one).toList()).stream()
                    .map(TrainingSessionTest::answer)
                    .toList();
        }
        assertThat(answers).hasSize(24).containsOnly(201);
        assertThat(as(OWNER).queryParam("status", "active").get(PATH, twin).<List<String>>path("items.id"))
                .hasSize(1);
    }

    @Test
    void aSessionWhoseTimeIsOverIsExpired() throws SQLException {
        var twin = twinOf(OWNER);
        String id = session(twin, OWNER);
        expire(id);
        var found = as(OWNER).get(PATH + "/{s}", twin, id);
        found.then().body("status", equalTo("expired")).body("ended_at", equalTo(found.path("expires_at")));
        as(OWNER)
                .get(PATH + "/active", twin)
                .then()
                .body("active", equalTo(false))
                .body("session", nullValue());
        as(OWNER).queryParam("status", "expired").get(PATH, twin).then().body("items.id", contains(id));
        stop(twin, id, OWNER).then().statusCode(409).body("code", equalTo("training-session-not-active"));
        assertThat(as(OWNER).get(PATH + "/{s}", twin, id).asString()).isEqualTo(found.asString());
    }

    @Test
    void aStartAfterTheTimeIsOverEndsTheOldOneAsExpired() throws SQLException {
        var twin = twinOf(OWNER);
        String old = session(twin, OWNER);
        expire(old);
        session(twin, OWNER);
        var found = as(OWNER).queryParam("status", "expired").get(PATH, twin);
        found.then()
                .body("items.id", contains(old))
                .body("items[0].ended_at", equalTo(found.path("items[0].expires_at")));
    }

    @Test
    void aStoppedSessionStaysStopped() {
        var twin = twinOf(OWNER);
        String id = session(twin, OWNER);
        var stopped = stop(twin, id, OWNER);
        stopped.then().statusCode(200).body("status", equalTo("stopped"));
        assertThat(time(stopped, "ended_at")).isBetween(time(stopped, "started_at"), Instant.now());
        stop(twin, id, OWNER).then().statusCode(409).body("code", equalTo("training-session-not-active"));
        assertThat(as(OWNER).get(PATH + "/{s}", twin, id).asString()).isEqualTo(stopped.asString());
        as(OWNER).queryParam("status", "stopped").get(PATH, twin).then().body("items.id", contains(id));
        as(OWNER).queryParam("status", "active").get(PATH, twin).then().body("items.id", empty());
    }

    @Test
    void aSessionOfAnotherTwinIsNotFound() {
        var twin = twinOf(OWNER);
        String elsewhere = session(twinOf(OWNER), OWNER);
        stop(twin, elsewhere, OWNER).then().statusCode(404).body("code", equalTo("training-session-not-found"));
        as(OWNER)
                .get(PATH + "/{s}", twin, "nonsense")
                .then()
                .statusCode(404)
                .body("code", equalTo("training-session-not-found"));
    }

    @Test
    void anotherOwnerIsRefused() {
        var twin = twinOf(OWNER);
        start(twin, "owner2@acme").then().statusCode(403).body("code", equalTo("not-the-owner"));
        as("viewer@acme").get(PATH, twin).then().statusCode(403).body("code", equalTo("role-not-allowed"));
    }

    @Test
    void anotherTenantsTwinAndNoTwinAreToldAlike() {
        var foreign = start(twinOf(OWNER), "owner@globex");
        var absent = start(UUID.randomUUID(), "owner@globex");
        foreign.then().statusCode(404).header("Retry-After", "1").body("code", equalTo("twin-not-found"));
        assertThat(common(foreign)).isEqualTo(common(absent));
    }

    @Test
    void anOlderStateOfATwinChangesNothing() {
        var twin = twinOf(OWNER);
        var later = twinOf(OWNER);
        say(twin, OWNER, "paused", 3);
        await().atMost(Duration.ofSeconds(30)).until(() -> start(twin, OWNER).statusCode() == 403);
        say(twin, OWNER, "active", 2);
        say(twin, OWNER, "archived", 4);
        say(later, OWNER, "paused", 2);
        await().atMost(Duration.ofSeconds(30)).until(() -> start(later, OWNER).statusCode() == 403);
        start(twin, OWNER).then().body("code", equalTo("twin-not-active"));
    }

    @Test
    void metadataOfMoreThanEightKibIsRefused() {
        var twin = twinOf(OWNER);
        String fits = "x".repeat(8192 - "{\"m\":\"\"}".length());
        as(OWNER)
                .body("{\"metadata\": {\"m\": \"" + fits + "\"}}")
                .post(PATH, twin)
                .then()
                .statusCode(201)
                .body("metadata.m", equalTo(fits));
        as(OWNER)
                .body("{\"metadata\": {\"m\": \"" + fits + "x\"}}")
                .post(PATH, twin)
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("violations.pointer", contains("/metadata"))
                .body("violations.code", contains("length"));
    }

    @Test
    void aListIsReadPageByPage() {
        var twin = twinOf(OWNER);
        String first = session(twin, OWNER);
        String second = session(twin, OWNER);
        var page = as(OWNER).queryParam("limit", 1).get(PATH, twin);
        page.then().body("items.id", contains(second));
        as(OWNER)
                .queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("next_cursor"))
                .get(PATH, twin)
                .then()
                .body("items.id", contains(first))
                .body("next_cursor", nullValue());
    }

    @Test
    void anUnknownStatusIsAFaultOfTheQuery() {
        var twin = twinOf(OWNER);
        as(OWNER)
                .queryParam("status", "over")
                .get(PATH, twin)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("violations.field", contains("status"));
    }

    private static String common(Response problem) {
        return problem.statusCode() + " " + problem.path("code") + " " + problem.path("title") + " "
                + problem.path("detail") + " " + problem.header("Retry-After") + " " + problem.contentType();
    }

    private static Instant time(Response response, String member) {
        return Instant.parse(response.path(member));
    }

    private static int answer(Future<Integer> racer) {
        try {
            return racer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}

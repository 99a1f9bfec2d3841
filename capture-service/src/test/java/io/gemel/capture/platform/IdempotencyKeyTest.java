package io.gemel.capture.platform;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.capture.Api;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an Idempotency-Key may be, what it is unique by, and how long anyone waits for it. */
@QuarkusTest
class IdempotencyKeyTest {

    private static final String SESSIONS = "/training-sessions";

    private final UUID twin = Api.twinOf(OWNER);
    private final String key = UUID.randomUUID().toString();

    static Stream<String> refused() {
        return Stream.of("", "k".repeat(129), "two words", "schlüssel");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoKeyIsRefused(String bad) {
        start(twin, bad).then().statusCode(400).body("code", equalTo("invalid-header"));
    }

    @Test
    void twoKeysAreRefused() {
        as(OWNER)
                .header("Idempotency-Key", key, key + "2")
                .body("{}")
                .post("/twins/" + twin + SESSIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-header"));
    }

    @Test
    void anyVisibleAsciiUpToItsBoundIsAKey() {
        for (var good : List.of("!", "~" + key, key + "k".repeat(128 - key.length()))) {
            start(twin, good).then().statusCode(201).header("Idempotency-Replayed", nullValue());
            start(twin, good).then().statusCode(201).header("Idempotency-Replayed", "true");
        }
    }

    @Test
    void theSameRequestToAnotherTwinIsAnother() {
        start(twin, key).then().statusCode(201);
        start(Api.twinOf(OWNER), key).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void anotherOperationMayComeWithTheSameKey() {
        String session = start(twin, key).then().statusCode(201).extract().path("id");
        as(OWNER)
                .header("Idempotency-Key", key)
                .body("{}")
                .post("/twins/" + twin + SESSIONS + "/" + session + "/stop")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }

    /** Another instance, which is what a lock of the database stands for here, may work on it for ten seconds. */
    @Test
    void whoeverWaitsTooLongIsTold() throws SQLException {
        start(twin, key + "0").then().statusCode(201);
        try (var other = PostgresServer.superuser("capture");
                var lock = other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            other.setAutoCommit(false);
            lock.setString(1, String.join("/", "acme", Tokens.sub(OWNER), operation(), key));
            lock.execute();
            start(twin, key)
                    .then()
                    .statusCode(409)
                    .header("Retry-After", "1")
                    .body("code", equalTo("idempotency-in-progress"));
        }
        start(twin, key).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void sixtyFourAtOnceAreOne() throws Exception {
        var ids = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.<Callable<Response>>generate(() -> () -> start(twin, key))
                    .limit(64)
                    .toList();
            for (var answer : threads.invokeAll(all)) {
                ids.add(answer.get().then().statusCode(201).extract().path("id"));
            }
        }
        assertThat(ids).hasSize(1);
    }

    private static String operation() throws SQLException {
        try (var database = PostgresServer.superuser("capture");
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select operation from idempotency_keys where operation like '%startTrainingSession' limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Response start(UUID twin, String key) {
        return as(OWNER).header("Idempotency-Key", key).body("{}").post("/twins/" + twin + SESSIONS);
    }
}

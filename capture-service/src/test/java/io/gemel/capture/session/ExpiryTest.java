package io.gemel.capture.session;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.captured;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.start;
import static io.gemel.capture.Api.stop;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.gemel.capture.Api;
import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session is over when its time is over, on the database's clock, with nobody marking it. */
@QuarkusTest
class ExpiryTest {

    private static final String SESSIONS = "/twins/{t}/training-sessions";

    private Connection database;

    @BeforeEach
    void connect() throws SQLException {
        database = PostgresServer.superuser("capture");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void anExpiredSessionRefusesAtOnceAndIsAnsweredAsExpired() throws SQLException {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        captured(twin, "sjt", session);
        database.createStatement()
                .execute("update training_sessions set expires_at = clock_timestamp() + interval '300 ms' where id = '"
                        + session + "'");
        for (String type : new String[] {"sjt", "pairwise", "introspection"}) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Api.capture(twin, OWNER, type, Api.body(type, session))
                                    .statusCode()
                            == 403);
            Api.capture(twin, OWNER, type, Api.body(type, session))
                    .then()
                    .body("code", equalTo("training-context-required"));
        }
        var found = as(OWNER).get(SESSIONS + "/{s}", twin, session);
        found.then().body("status", equalTo("expired")).body("ended_at", equalTo(found.path("expires_at")));
        as(OWNER).queryParam("status", "active").get(SESSIONS, twin).then().body("items", hasSize(0));
        as(OWNER).queryParam("status", "expired").get(SESSIONS, twin).then().body("items.id", contains(session));
        as(OWNER).get(SESSIONS + "/active", twin).then().body("active", equalTo(false));
        stop(twin, session, OWNER).then().statusCode(409).body("code", equalTo("training-session-not-active"));
        assertThat(stored(session)).isEqualTo("active");
        start(twin, OWNER).then().statusCode(201);
        assertThat(stored(session)).isEqualTo("expired");
    }

    private String stored(String session) throws SQLException {
        try (var rows = database.createStatement()
                .executeQuery("select status from training_sessions where id = '" + session + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}

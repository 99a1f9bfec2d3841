package io.gemel.capture.session;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.expire;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.platform.janitor.Janitor;
import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverdueSessionsTest {

    @Inject
    Janitor janitor;

    @Test
    void theJanitorMarksASessionWhoseTimeIsOver() throws SQLException {
        var twin = twinOf(OWNER);
        String overdue = session(twin, OWNER);
        expire(overdue);
        janitor.tidy();
        assertThat(marked(overdue)).isEqualTo("expired");
        var found = as(OWNER).get("/twins/{t}/training-sessions/{s}", twin, overdue);
        found.then().body("status", equalTo("expired")).body("ended_at", equalTo(found.path("expires_at")));
    }

    private static String marked(String session) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var query = connection.prepareStatement("select status from training_sessions where id = ?::uuid")) {
            query.setString(1, session);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}

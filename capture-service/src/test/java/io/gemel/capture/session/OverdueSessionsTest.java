package io.gemel.capture.session;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.expire;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.twinOf;
import static org.awaitility.Awaitility.await;

import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverdueSessionsTest {

    @Test
    void theJanitorMarksASessionWhoseTimeIsOver() throws SQLException {
        String overdue = session(twinOf(OWNER), OWNER);
        expire(overdue);
        await().atMost(Duration.ofSeconds(30)).until(() -> marked(overdue).equals("expired"));
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

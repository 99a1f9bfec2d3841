package io.gemel.capture.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AppendOnlyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "persona_decision_traces",
                "persona_preferences",
                "persona_introspection",
                "module_candidates",
                "capture_retractions"
            })
    void whatWasCapturedIsNeverRewritten(String table) throws SQLException {
        for (String change : List.of("update %s set created_at = now()", "delete from %s", "truncate %s cascade")) {
            isRefused("owner", change.formatted(table), "append-only");
            isRefused("app", change.formatted(table), "permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update training_sessions set expires_at = now()", "delete from training_sessions"})
    void theTimeOfASessionIsFixed(String change) throws SQLException {
        isRefused("app", change, "permission denied");
    }

    private static void isRefused(String role, String change, String why) throws SQLException {
        try (var connection = PostgresServer.as("capture", role)) {
            assertThatThrownBy(() -> run(connection, change))
                    .as(role + ": " + change)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(why);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant_id', 'acme', false)");
            statement.execute(sql);
        }
    }
}

package io.gemel.capture.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AppendOnlyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update persona_decision_traces set prompt = 'x'",
                "delete from persona_decision_traces",
                "truncate persona_decision_traces",
                "update module_candidates set confidence = 1",
                "delete from capture_retractions"
            })
    void notEvenTheOwnerRewritesWhatWasCaptured(String change) throws SQLException {
        try (var owner = PostgresServer.as("capture", "owner")) {
            assertThatThrownBy(() -> run(owner, change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update training_sessions set expires_at = now()",
                "delete from training_sessions",
                "update persona_decision_traces set prompt = 'x'"
            })
    void theApplicationHasNoRightToRewrite(String change) throws SQLException {
        try (var app = PostgresServer.as("capture", "app")) {
            assertThatThrownBy(() -> run(app, change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant_id', 'acme', false)");
            statement.execute(sql);
        }
    }
}

package io.gemel.audit.ph1d;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AppendOnlyTest {

    private final String tenant = "t" + UUID.randomUUID();

    @BeforeEach
    void aRow() {
        given().auth()
                .oauth2(Tokens.of("runtime@" + tenant))
                .contentType("application/json")
                .body(Commits.chat("3410", "k1").toString())
                .post("/audit/ph1d/chat")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_events set severity = 'WARN'", "delete from audit_events", "truncate audit_events"
            })
    void theOwnerOfTheTableIsRefusedByTheTrigger(String change) {
        assertThatThrownBy(() -> as("owner", change))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append_only_violation");
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_events set severity = 'WARN'", "delete from audit_events", "truncate audit_events"
            })
    void theApplicationLacksTheGrant(String change) {
        assertThatThrownBy(() -> as("app", change))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"payload || '{\"text\": \"hello\"}'", "payload - 'model_id'", "payload || '{\"model_id\": 1}'"})
    void thePayloadHasItsKeysAndNoOther(String payload) {
        var insert = """
                insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, user_id, device_id,
                                          payload, idempotency_key, request_digest)
                select engine, event_type, severity, reason_code, correlation_id, turn_id, user_id, device_id, %s, 'k2', request_digest
                  from audit_events
                """.formatted(payload);

        assertThatThrownBy(() -> as("app", insert))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("check constraint");
    }

    private void as(String part, String sql) throws SQLException {
        try (Connection db = PostgresServer.as("audit", part);
                var statement = db.createStatement()) {
            statement.execute("select set_config('app.tenant_id', '" + tenant + "', false)");
            statement.execute(sql);
        }
    }

    private int rows() {
        try (Connection db = PostgresServer.superuser("audit");
                var statement = db.prepareStatement("select count(*) from audit_events where tenant_id = ?")) {
            statement.setString(1, tenant);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

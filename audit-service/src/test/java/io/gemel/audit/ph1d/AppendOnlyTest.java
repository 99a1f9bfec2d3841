package io.gemel.audit.ph1d;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.audit.ph1d.commit.Ph1dCommit;
import io.gemel.audit.ph1d.commit.ReadCommit;
import io.gemel.platform.json.Fields;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    @EnumSource(Mode.class)
    void everyDecisionHasItsKeysAndNoOther(Mode mode) throws SQLException {
        for (var body : bodies(mode)) {
            var payload = commit(mode, body).payload();
            as("app", insert(payload.toString()));
            for (var name : names(payload)) {
                var refused = payload.deepCopy();
                refused.remove(name);
                refuses(mode, refused);
                refuses(mode, payload.deepCopy().put(name, "x".repeat(257)));
                refuses(mode, payload.deepCopy().put(name, 1));
            }
            for (var other : Mode.allExtraKeys()) {
                if (!payload.has(other)) {
                    refuses(mode, payload.deepCopy().put(other, "x"));
                }
            }
            refuses(mode, payload.deepCopy().put("text", "hello"));
        }
    }

    private void refuses(Mode mode, ObjectNode payload) {
        assertThatThrownBy(() -> as("app", insert(payload.toString())))
                .as(mode + " " + payload)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("check constraint");
    }

    private static List<ObjectNode> bodies(Mode mode) {
        var body = Commits.of(mode, "3410", "k1");
        return mode == Mode.FAIL_CLOSED ? List.of(body, Commits.model(body.deepCopy())) : List.of(body);
    }

    private static Ph1dCommit commit(Mode mode, ObjectNode body) {
        return Fields.read(body, fields -> ReadCommit.of(fields, mode)).get();
    }

    private static List<String> names(ObjectNode payload) {
        var names = new ArrayList<String>();
        payload.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String insert(String payload) {
        return """
                insert into audit_events (engine, event_type, severity, reason_code, correlation_id, turn_id, user_id, device_id,
                                          payload, idempotency_key, request_digest)
                select engine, event_type, severity, reason_code, correlation_id, turn_id, user_id, device_id, '%s'::jsonb,
                       gen_random_uuid()::text, request_digest
                  from audit_events where idempotency_key = 'k1'
                """.formatted(payload);
    }

    @Test
    void theApplicationMayOnlyReadAndInsert() throws SQLException {
        try (Connection db = PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var found = statement.executeQuery("""
                        select string_agg(distinct privilege_type, ',' order by privilege_type)
                          from information_schema.role_table_grants where table_name = 'audit_events' and grantee = 'audit_app'
                        """)) {
            found.next();
            assertThat(found.getString(1)).isEqualTo("INSERT,SELECT");
        }
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

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AppendOnlyTest {

    private final String tenant = "t" + UUID.randomUUID();
    private final Map<String, Connection> connections = new HashMap<>();

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "turn_id | 0",
                "turn_id | -1",
                "device_id | null",
                "device_id | ''",
                "user_id | repeat('x', 129)",
                "engine | 'PH1.J'",
                "engine | 'PH1.F'",
                "event_type | 'Gate'",
                "severity | 'FATAL'",
                "reason_code | 0",
                "reason_code | 4294967296",
                "correlation_id | '00000000-0000-0000-0000-000000000000'::uuid"
            })
    void aRowOfAnotherFormIsRefused(String column, String value) {
        assertThatThrownBy(() -> as("app", copy(column, value)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("check constraint");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aDiagnosticReadIsNoTurnAndACommitIsNoRead() throws SQLException {
        var read = "'{\"decision\": \"DIAGNOSTIC_READ\", \"purpose\": \"p\", \"row_count\": \"1\"}'::jsonb";
        assertThatThrownBy(() -> as("app", copy("payload", read))).hasMessageContaining("decision_of_its_engine");
        assertThatThrownBy(() -> as("app", copy("engine, turn_id", "'PH1.J', 0")))
                .hasMessageContaining("decision_of_its_engine");
        assertThatThrownBy(() -> as("app", copy("engine, payload", "'PH1.J', " + read)))
                .hasMessageContaining("check constraint");

        as("app", copy("engine, turn_id, payload", "'PH1.J', 0, " + read));
        assertThat(rows()).isEqualTo(2);
    }

    /** The first row once more, with another key and other values in some columns. */
    private static String copy(String columns, String values) {
        var others = new ArrayList<>(List.of(
                "engine",
                "event_type",
                "severity",
                "reason_code",
                "correlation_id",
                "turn_id",
                "user_id",
                "device_id",
                "payload",
                "request_digest"));
        others.removeAll(List.of(columns.split(", ")));
        var same = String.join(", ", others);
        return "insert into audit_events (idempotency_key, " + columns + ", " + same
                + ") select gen_random_uuid()::text, " + values + ", " + same
                + " from audit_events where idempotency_key = 'k1'";
    }

    @Test
    void aPayloadIsBoundedAsAWhole() throws SQLException {
        var payload = commit(Mode.CHAT, Commits.of(Mode.CHAT, "3410", "k1")).payload();
        var names = names(payload);
        names.remove("decision");
        names.forEach(name -> payload.put(name, "x"));
        names.subList(0, 7).forEach(name -> payload.put(name, "x".repeat(256)));
        int left = 2048 - bytes(payload);
        payload.put(names.getLast(), "x".repeat(1 + left));
        assertThat(left).isBetween(1, 255);
        as("app", insert(payload.toString()));

        refuses(Mode.CHAT, payload.deepCopy().put(names.getLast(), "x".repeat(2 + left)));
    }

    private static int bytes(ObjectNode payload) {
        return payload.properties().stream()
                .mapToInt(entry ->
                        entry.getKey().length() + entry.getValue().textValue().length())
                .sum();
    }

    @Test
    void threadsAndTimesAreIndexedWithinTheTenant() throws SQLException {
        var keys = new ArrayList<String>();
        try (Connection db = PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var found =
                        statement.executeQuery("select indexdef from pg_indexes where tablename = 'audit_events'")) {
            while (found.next()) {
                keys.add(found.getString(1).replaceFirst(".* USING btree ", ""));
            }
        }
        assertThat(keys).contains("(tenant_id, correlation_id, event_id)", "(tenant_id, created_at)");
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
        try (var statement = connections.computeIfAbsent(part, this::connect).createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String part) {
        try {
            var db = PostgresServer.as("audit", part);
            try (var statement = db.createStatement()) {
                statement.execute("select set_config('app.tenant_id', '" + tenant + "', false)");
            }
            return db;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        for (var db : connections.values()) {
            db.close();
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

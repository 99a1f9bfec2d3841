package io.gemel.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database itself refuses, whatever the code does. */
@QuarkusTest
class TenancyTest {

    private static final String OUTBOX =
            "insert into outbox (id, topic, key, type, subject, payload, tenant_id) values (uuidv7(), 't', 'k', 't', 's', '{}', '%s')";

    @Test
    void withoutTenantAQueryFailsAndWithAnEmptyOneItSeesNothing() throws SQLException {
        Api.session(Api.twinOf(Api.OWNER), Api.OWNER);
        try (var app = PostgresServer.as("capture", "app")) {
            assertThat(refusal(app, "select * from training_sessions")).isEqualTo("42704");
            bind(app, "");
            assertThat(count(app, "training_sessions")).isZero();
            bind(app, "globex-without-sessions");
            assertThat(count(app, "training_sessions")).isZero();
            bind(app, "acme");
            assertThat(count(app, "training_sessions")).isPositive();
        }
    }

    @Test
    void anotherTenantsRowCannotBeReferredTo() throws SQLException {
        String session = Api.session(Api.twinOf(Api.OWNER), Api.OWNER);
        var trace = """
                insert into persona_decision_traces (id, twin_id, owner_id, training_session_id, metadata, clause_ids, created_at,
                                                     prompt, options, selected_option)
                values ('%s', '%s', 'o', '%s', '{}', '{c}', now(), 'p', '[]', 's')
                """.formatted(UUID.randomUUID(), UUID.randomUUID(), session);
        try (var app = PostgresServer.as("capture", "app")) {
            bind(app, "globex");
            assertThat(refusal(app, trace)).isEqualTo("23503");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app     | select * from outbox                                              | 42501
            app     | delete from outbox                                                | 42501
            app     | select * from inbox                                               | 42501
            app     | update inbox set handled_at = now()                               | 42501
            app     | select * from flyway_schema_history                               | 42501
            app     | alter table training_sessions no force row level security         | 42501
            app     | alter table training_sessions add column x int                    | 42501
            app     | create table mine (id int)                                        | 42501
            app     | set role capture_owner                                            | 42501
            app     | alter role capture_app bypassrls                                  | 42501
            relay   | select * from training_sessions                                   | 42501
            relay   | insert into outbox (payload) values ('x')                         | 42501
            relay   | update outbox set payload = 'x'                                   | 42501
            relay   | select * from idempotency_keys                                    | 42501
            janitor | select * from persona_decision_traces                             | 42501
            janitor | select metadata from training_sessions                            | 42501
            janitor | update training_sessions set expires_at = now()                   | 42501
            janitor | delete from training_sessions                                     | 42501
            janitor | select body from idempotency_keys                                 | 42501
            janitor | insert into inbox (consumer, source, event_id) values ('c', 's', uuidv7()) | 42501
            janitor | delete from outbox                                                | 42501
            """)
    void aRoleDoesNothingBeyondItsList(String role, String sql, String state) throws SQLException {
        try (var connection = PostgresServer.as("capture", role)) {
            bind(connection, "acme");
            assertThat(refusal(connection, sql)).as(sql).isEqualTo(state);
        }
    }

    @Test
    void anOutboxRowOfAnotherTenantIsRefused() throws SQLException {
        try (var app = PostgresServer.as("capture", "app")) {
            bind(app, "acme");
            assertThat(refusal(app, OUTBOX.formatted("globex"))).isEqualTo("42501");
        }
    }

    @Test
    void theRelayAndTheJanitorSeeTheRowsOfAllTenants() throws SQLException {
        Api.session(Api.twinOf("owner@globex"), "owner@globex");
        Api.session(Api.twinOf(Api.OWNER), Api.OWNER);
        try (var janitor = PostgresServer.as("capture", "janitor");
                var statement = janitor.createStatement();
                var found = statement.executeQuery("select count(distinct tenant_id) from training_sessions")) {
            found.next();
            assertThat(found.getInt(1)).isGreaterThanOrEqualTo(2);
        }
        try (var relay = PostgresServer.as("capture", "relay");
                var statement = relay.createStatement()) {
            assertThat(statement.execute("select max(seq) - min(seq) from outbox"))
                    .isTrue();
        }
    }

    private static void bind(Connection connection, String tenant) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant_id', '" + tenant + "', false)");
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from " + table)) {
            found.next();
            return found.getInt(1);
        }
    }

    private static String refusal(Connection connection, String sql) {
        var refused = catchThrowableOfType(SQLException.class, () -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
        return refused == null ? "nothing" : refused.getSQLState();
    }
}

package io.gemel.platformtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scripts that the jobs in a cluster run: they may be cut off and run again, and any password will do. */
class DatabaseScriptsTest {

    private static final String AWKWARD = "a'b/c&d\\e$f;g \"h";

    private record Run(int exit, String said) {}

    @BeforeAll
    static void server() throws InterruptedException {
        try {
            new ProcessBuilder("psql", "--version").start().waitFor();
        } catch (IOException e) {
            Assumptions.abort("psql is not on the PATH, so the scripts of the database jobs are not run");
        }
        PostgresServer.start();
    }

    @Test
    void aPasswordMayHoldAnything() throws Exception {
        assertThat(roles("awkward", AWKWARD)).isEqualTo(new Run(0, "gemel_awkward is made.\n"));
        for (String part : new String[] {"owner", "app", "relay", "janitor"}) {
            PostgresServer.connect("gemel_awkward", "awkward_" + part, AWKWARD + part)
                    .close();
        }
    }

    @Test
    void whatWasCutOffIsFinishedAndPasswordsAreThoseOfNow() throws Exception {
        execute("postgres", "create role resumed_owner login password 'left by a job that was cut off'");
        assertThat(roles("resumed", "first").exit()).isZero();
        assertThat(roles("resumed", "second").exit()).isZero();
        assertThatCode(() -> PostgresServer.connect("gemel_resumed", "resumed_owner", "secondowner")
                        .close())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PostgresServer.connect("gemel_resumed", "resumed_owner", "firstowner")
                        .close())
                .hasMessageContaining("password authentication failed");
        assertThat(column(
                        "postgres",
                        "select unnest(setconfig) from pg_db_role_setting s join pg_roles r"
                                + " on r.oid = s.setrole where rolname in ('resumed_app', 'resumed_relay')"))
                .containsExactlyInAnyOrder(
                        "lock_timeout=10s",
                        "statement_timeout=15s",
                        "idle_in_transaction_session_timeout=10s",
                        "idle_session_timeout=5s");
    }

    @Test
    void anotherFaultStopsIt() throws Exception {
        var run = run("roles.sh", Map.of("PGUSER", "nobody"), "none");
        assertThat(run.exit()).isNotZero();
        assertThat(run.said()).contains("password authentication failed").doesNotContain("is made");
    }

    @Test
    void debeziumsRoleReadsTheOutboxAndNothingElse() throws Exception {
        assertThat(roles("watched", "x").exit()).isZero();
        execute(
                "gemel_watched",
                "create table outbox (seq bigint); create table cases (id bigint);"
                        + " insert into outbox values (7); alter table outbox enable row level security");
        for (String password : new String[] {"first", AWKWARD}) {
            assertThat(run(
                            "debezium/cdc.sh",
                            Map.of("PGDATABASE", "gemel_watched", "CDC_PASSWORD", password),
                            "watched"))
                    .isEqualTo(new Run(0, "The outbox of gemel_watched is published.\n"));
        }
        try (var cdc = PostgresServer.connect("gemel_watched", "watched_cdc", AWKWARD);
                var statement = cdc.createStatement()) {
            var seen = statement.executeQuery("select seq from outbox");
            assertThat(seen.next()).isTrue();
            assertThatThrownBy(() -> statement.executeQuery("select id from cases"))
                    .hasMessageContaining("permission denied");
        }
        assertThat(column(
                        "gemel_watched", "select tablename from pg_publication_tables where pubname = 'gemel_outbox'"))
                .containsExactly("outbox");
    }

    private static Run roles(String svc, String password) throws Exception {
        var environment = new HashMap<String, String>();
        for (String part : new String[] {"owner", "app", "relay", "janitor"}) {
            environment.put(part.toUpperCase(Locale.ROOT) + "_PASSWORD", password + part);
        }
        return run("roles.sh", environment, svc);
    }

    private static Run run(String script, Map<String, String> environment, String svc) throws Exception {
        var shell = new ProcessBuilder(
                        "/bin/sh", SourceTree.file("deploy/database/" + script).toString(), svc)
                .redirectErrorStream(true);
        var all = new HashMap<>(Map.of(
                "PGHOST", PostgresServer.host(),
                "PGPORT", String.valueOf(PostgresServer.port()),
                "PGUSER", "postgres",
                "PGDATABASE", "postgres",
                "PGPASSWORD", PostgresServer.password("postgres"),
                "OWNER_PASSWORD", "x",
                "APP_PASSWORD", "x",
                "RELAY_PASSWORD", "x",
                "JANITOR_PASSWORD", "x"));
        all.putAll(environment);
        shell.environment().putAll(all);
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var superuser = PostgresServer.connect(database, "postgres", PostgresServer.password("postgres"));
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static TreeSet<String> column(String database, String sql) throws SQLException {
        var values = new TreeSet<String>();
        try (var superuser = PostgresServer.connect(database, "postgres", PostgresServer.password("postgres"));
                var rows = superuser.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

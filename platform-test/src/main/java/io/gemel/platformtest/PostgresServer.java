package io.gemel.platformtest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/**
 * The PostgreSQL of this test JVM, with durability and passwords as in production; only that a password is hashed once,
 * not 4,096 times, because tests log in for each statement.
 *
 * <p>What it is reached by stands in system properties: Quarkus loads tests and test resources by different class loaders.
 */
public final class PostgresServer {

    private static final String PORT = "gemel-test.postgres.port";
    private static final String PASSWORD = "gemel-test.postgres.password.";
    private static final String PID = "data/postmaster.pid";
    private static final String LOGINS = """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private PostgresServer() {}

    public static String host() {
        return "127.0.0.1";
    }

    public static int port() {
        return Integer.getInteger(PORT);
    }

    /** The password of one of the roles, or of {@code postgres}. */
    public static String password(String role) {
        return System.getProperty(PASSWORD + role);
    }

    /** A connection to {@code gemel_<svc>} that bypasses row-level security. */
    public static Connection superuser(String svc) throws SQLException {
        return connect("gemel_" + svc, "postgres", password("postgres"));
    }

    /** A connection to {@code gemel_<svc>} as its owner, app, relay or janitor. */
    public static Connection as(String svc, String part) throws SQLException {
        return connect("gemel_" + svc, svc + "_" + part, password(svc + "_" + part));
    }

    /** Runs a janitor job's statement as {@code svc}'s janitor does, for rows older than {@code age}; says how many it changed. */
    public static int tidy(String svc, String sql, Duration age) throws SQLException {
        try (var janitor = as(svc, "janitor");
                var work = janitor.prepareStatement(sql)) {
            work.setDouble(1, age.toMillis() / 1e3);
            return work.executeUpdate();
        }
    }

    static Connection connect(String database, String role, String password) throws SQLException {
        var login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", password);
        login.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection("jdbc:postgresql://" + host() + ":" + port() + "/" + database, login);
    }

    static String newPassword(String role) {
        String password = UUID.randomUUID().toString();
        System.setProperty(PASSWORD + role, password);
        return password;
    }

    /** Starts the server unless this JVM has it already; it stops with the JVM. */
    static synchronized void start() {
        if (System.getProperty(PORT) != null) {
            return;
        }
        Path place = Workplace.of("postgres", PID);
        String password = newPassword("postgres");
        try {
            System.setProperty(PORT, String.valueOf(launch(place, password).getPort()));
            Workplace.interruptAtExit(Long.parseLong(
                    Files.readAllLines(place.resolve(PID)).getFirst().strip()));
            demandPasswords(place, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres launch(Path place, String password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(place.resolve("data").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("scram_iterations", "1")
                .setConnectConfig("password", password)
                .start();
    }

    private static void demandPasswords(Path place, String password) throws IOException, SQLException {
        try (var connection = connect("postgres", "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(place.resolve("data/pg_hba.conf"), LOGINS);
            statement.execute("select pg_reload_conf()");
        }
    }
}

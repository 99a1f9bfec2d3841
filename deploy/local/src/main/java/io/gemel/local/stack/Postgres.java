package io.gemel.local.stack;

import io.gemel.local.Console;
import io.gemel.local.Layout;
import io.gemel.local.process.Pids;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with durable commits and passwords: the embedded server's own defaults have neither. */
final class Postgres implements Control.Part {

    private static final String HBA = """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Layout layout;
    private final Secrets secrets;
    private final int port;
    private final Console console;
    private volatile boolean wanted;
    private @Nullable EmbeddedPostgres server;

    Postgres(Layout layout, Secrets secrets, int port, Console console) {
        this.layout = layout;
        this.secrets = secrets;
        this.port = port;
        this.console = console;
    }

    int port() {
        return port;
    }

    @Override
    public synchronized void start() throws IOException, SQLException {
        wanted = true;
        stopLeftover(data());
        var log = Redirect.appendTo(
                Files.createDirectories(layout.logs()).resolve("postgres.log").toFile());
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(
                        layout.state().resolve("postgres-dist").toFile())
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "200")
                .setConnectConfig("password", secrets.of("superuser"))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
        try (var connection = connect()) {
            requirePasswords(connection);
            new Roles(layout.root().resolve("deploy/database/roles.sql"), secrets).apply(connection);
        }
        running(data()).ifPresent(p -> p.onExit().thenRun(this::gone));
    }

    @Override
    public synchronized void stop() throws IOException {
        wanted = false;
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Stops the server that a killed launcher left on that data folder. */
    static void stopLeftover(Path data) throws IOException {
        var left = running(data);
        if (left.isPresent()) {
            Pids.stopServer(left.get());
        }
    }

    /** The server of that data folder, by its {@code postmaster.pid}: pid in line 1, start in seconds in line 3. */
    static Optional<ProcessHandle> running(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() < 3) {
            return Optional.empty();
        }
        long start = Long.parseLong(lines.get(2).strip());
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(p -> p.info()
                .startInstant()
                .map(at -> Math.abs(at.getEpochSecond() - start) <= 5)
                .orElse(false));
    }

    private Path data() {
        return layout.state().resolve("pg");
    }

    private Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", secrets.of("superuser"));
    }

    private void requirePasswords(Connection connection) throws SQLException, IOException {
        var hba = data().resolve("pg_hba.conf");
        if (Files.readString(hba).equals(HBA)) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + secrets.of("superuser") + "'");
            Files.writeString(hba, HBA);
            statement.execute("select pg_reload_conf()");
        }
    }

    private void gone() {
        if (wanted) {
            console.say("postgres", "died; starting it again");
            try {
                start();
            } catch (IOException | SQLException e) {
                console.say("postgres", "does not start again: " + e.getMessage());
            }
        }
    }
}

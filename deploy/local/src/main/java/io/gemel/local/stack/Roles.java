package io.gemel.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies {@code deploy/database/roles.sql}: databases, roles, rights and role settings of every service. */
final class Roles {

    static final List<String> OF_A_SERVICE = List.of("owner", "app", "relay", "janitor");
    private static final Set<String> EXISTS = Set.of("42710", "42P04");

    private final Path script;
    private final Secrets secrets;

    Roles(Path script, Secrets secrets) {
        this.script = script;
        this.secrets = secrets;
    }

    /** Everything that is not there yet; also finishes what a killed first start left half-done. */
    void apply(Connection superuser) throws SQLException, IOException {
        for (var service : ServiceName.values()) {
            if (!exists(superuser, service.database())) {
                for (var statement : statements(service)) {
                    run(superuser, statement);
                }
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("""
                select 1 from pg_database d where datname = ?
                and exists (select from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
                            where r.rolname = ?)""")) {
            query.setString(1, database);
            query.setString(2, database.replace("gemel_", "") + "_relay");
            return query.executeQuery().next();
        }
    }

    private List<String> statements(ServiceName service) throws IOException {
        var text = Files.readAllLines(script).stream()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .replace("${svc}", service.prefix());
        for (var role : OF_A_SERVICE) {
            text = text.replace("${" + role + "_password}", secrets.of(service.prefix() + "." + role));
        }
        return List.of(text.split(";")).stream()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!EXISTS.contains(e.getSQLState())) {
                throw e;
            }
        }
    }
}

package io.gemel.e2e;

import io.gemel.local.stack.ServiceName;
import java.util.Map;
import java.util.TreeMap;

/** What operators do to databases, and what tests read of them past the services. */
final class Databases {

    private final LocalStack stack;

    Databases(LocalStack stack) {
        this.stack = stack;
    }

    /** As the superuser, on the database {@code postgres}. */
    void run(String... statements) throws Exception {
        try (var connection = stack.superuser("postgres");
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The rights to connect belong to the database, not to its content, and are given again. */
    void grant(ServiceName service) throws Exception {
        var prefix = service.prefix();
        run(
                "alter database gemel_%1$s owner to %1$s_owner".formatted(prefix),
                "revoke connect on database gemel_%s from public".formatted(prefix),
                "grant connect on database gemel_%1$s to %1$s_owner, %1$s_app, %1$s_relay, %1$s_janitor"
                        .formatted(prefix));
    }

    /** The first column of each row and the others behind it. */
    Map<String, String> rows(String database, String query) throws Exception {
        var found = new TreeMap<String, String>();
        try (var connection = stack.superuser(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2) + " " + rows.getString(3));
            }
        }
        return found;
    }
}

package io.gemel.platformtest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes a service's database and roles by the script that production uses, {@code deploy/database/roles.sql}. */
final class DatabaseScript {

    private DatabaseScript() {}

    static void run(String svc) throws SQLException {
        String script = SourceTree.text("deploy/database/roles.sql").replace("${svc}", svc);
        for (String part : List.of("owner", "app", "relay", "janitor")) {
            script = script.replace("${" + part + "_password}", PostgresServer.newPassword(svc + "_" + part));
        }
        try (Connection connection =
                        PostgresServer.connect("postgres", "postgres", PostgresServer.password("postgres"));
                var statement = connection.createStatement()) {
            // one by one, because CREATE DATABASE stands in no transaction, not even in that of a batch
            for (String each : script.split(";\\s*\\n")) {
                statement.execute(each);
            }
        }
    }
}

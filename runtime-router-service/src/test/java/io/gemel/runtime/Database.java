package io.gemel.runtime;

import io.gemel.platformtest.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What really stands in the service's tables. */
final class Database {

    private Database() {}

    /** The first column of the statement's rows as text; its parameter is {@code id}. */
    static List<@Nullable String> texts(String sql, UUID id) {
        try (var connection = PostgresServer.superuser("runtime");
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            var found = new ArrayList<@Nullable String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement with {@code id} as the superuser, past every policy. */
    static void change(String sql, UUID id) {
        try (var connection = PostgresServer.superuser("runtime");
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

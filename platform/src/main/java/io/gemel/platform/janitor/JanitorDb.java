package io.gemel.platform.janitor;

import io.gemel.platform.operation.GemelConfig;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The janitor's door to the database. */
final class JanitorDb {

    private JanitorDb() {}

    static Connection connect(GemelConfig config) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {config.db().host()});
        source.setPortNumbers(new int[] {config.db().port()});
        source.setDatabaseName("gemel_" + config.service());
        source.setUser(config.service() + "_janitor");
        source.setPassword(config.db().janitorPassword());
        source.setApplicationName("gemel-" + config.service() + "-janitor");
        source.setConnectTimeout(2);
        source.setSocketTimeout(30);
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }
}

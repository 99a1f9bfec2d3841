package io.gemel.platform.outbox;

import io.gemel.platform.operation.GemelConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The relay's own connection: the lock, the rows and their deletion. It sees {@code outbox} and nothing else. */
final class RelayDb implements AutoCloseable {

    /** One row to send. */
    record Row(
            long seq,
            String topic,
            String key,
            String payload,
            @Nullable String traceparent) {}

    private static final String TRY_LOCK = "select pg_try_advisory_lock(hashtextextended('gemel-outbox-relay', 0))";
    private static final String PENDING = "select coalesce(max(seq) - min(seq) + 1, 0) from outbox";
    private static final String OLDEST_SECONDS =
            "select coalesce(extract(epoch from clock_timestamp() - (select created_at from outbox order by seq limit 1)), 0)";
    private static final String NEXT =
            "select seq, topic, key, payload, traceparent from outbox order by seq limit 500";

    /** A slot is confirmed every few seconds, so what is noted for one confirmation is much. */
    private static final String SEEN = "select seq from outbox order by seq limit 50000";

    private static final String FORGET = "delete from outbox where seq = any(?)";

    private static final String WAL_POSITION = "select pg_current_wal_lsn()::text";
    private static final String CONFIRMED =
            "select coalesce(bool_or(confirmed_flush_lsn >= ?::pg_lsn), false) from pg_replication_slots where slot_name = ?";

    private final Connection connection;

    private RelayDb(Connection connection) {
        this.connection = connection;
    }

    static RelayDb connect(GemelConfig config) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {config.db().host()});
        source.setPortNumbers(new int[] {config.db().port()});
        source.setDatabaseName("gemel_" + config.service());
        source.setUser(config.service() + "_relay");
        source.setPassword(config.db().relayPassword());
        source.setApplicationName("gemel-" + config.service() + "-relay");
        source.setConnectTimeout(2);
        source.setSocketTimeout(10);
        source.setPrepareThreshold(1);
        return new RelayDb(source.getConnection());
    }

    boolean tryLock() throws SQLException {
        return one(TRY_LOCK, rows -> rows.getBoolean(1));
    }

    /** An upper bound in two index probes. */
    long pending() throws SQLException {
        return one(PENDING, rows -> rows.getLong(1));
    }

    double oldestSeconds() throws SQLException {
        return one(OLDEST_SECONDS, rows -> rows.getDouble(1));
    }

    String walPosition() throws SQLException {
        return one(WAL_POSITION, rows -> rows.getString(1));
    }

    /** Whether the slot's reader has confirmed all up to {@code position}. */
    boolean hasConfirmed(String slot, String position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONFIRMED)) {
            statement.setString(1, position);
            statement.setString(2, slot);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    List<Row> next() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT);
                ResultSet rows = statement.executeQuery()) {
            List<Row> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Row(
                        rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
            }
            return found;
        }
    }

    /** The numbers of the rows that are there now, without their payloads. */
    List<Long> seen() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEEN);
                ResultSet rows = statement.executeQuery()) {
            List<Long> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        }
    }

    void forget(List<Long> seqs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T one(String sql, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return reader.read(rows);
        }
    }
}

package io.gemel.capture;

import io.gemel.platformtest.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;

/** Faults inside the database: what tenant {@code faulty} writes to one table fails at the row that a test names. */
public final class Faults implements AutoCloseable {

    /** Whose rows fail; nobody else notices. */
    public static final String OWNER = "owner@faulty";

    /** How a table fails: at once, only at the commit, or with the whole connection. */
    public enum Kind {
        RAISE("before insert or update on %s for each row", "fault_raise", 500),
        RAISE_AT_COMMIT("after insert or update on %s deferrable initially deferred for each row", "fault_raise", 500),
        TERMINATE("before insert or update on %s for each row", "fault_terminate", 503);

        private final String when;
        private final String function;
        private final int status;

        Kind(String when, String function, int status) {
            this.when = when;
            this.function = function;
            this.status = status;
        }

        /** What the caller is answered. */
        public int status() {
            return status;
        }

        private String trigger(String table) {
            return "create " + (this == RAISE_AT_COMMIT ? "constraint " : "") + "trigger fault " + when.formatted(table)
                    + " when (new.tenant_id = 'faulty') execute function " + function + "()";
        }
    }

    private final Connection database;

    public Faults() throws SQLException {
        database = PostgresServer.superuser("capture");
        run("create sequence fault_rows");
        run(function("fault_raise", "raise exception 'a fault'"));
        run(function("fault_terminate", "perform pg_terminate_backend(pg_backend_pid()), pg_sleep(5)"));
    }

    private static String function(String name, String fault) {
        return "create function " + name + "() returns trigger language plpgsql security definer as $$ begin"
                + " if nextval('fault_rows') >= 1 then " + fault + "; end if; return new; end $$";
    }

    /** From its {@code row}th row on, counted from 1, the table fails. */
    public void begin(String table, int row, Kind kind) throws SQLException {
        run("alter sequence fault_rows minvalue -9 restart with " + (2 - row));
        run(kind.trigger(table));
    }

    public void end(String table) throws SQLException {
        run("drop trigger if exists fault on " + table);
    }

    /** The first column of the first row. */
    public String read(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    public int count(String sql) throws SQLException {
        return Integer.parseInt(read(sql));
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop function fault_raise, fault_terminate");
        run("drop sequence fault_rows");
        database.close();
    }
}

package io.gemel.platform.tenancy;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Which failures may pass by themselves. The list is closed: everything else is a refusal or a bug. */
public final class PassingFailure {

    /**
     * Connection, rollback, resources, operator, system; a lock that was not available in time; and what a failover or a
     * rotated password looks like until it is over: a read-only database, a refused login.
     */
    private static final List<String> PASSING = List.of("08", "40", "53", "57", "58", "55P03", "25P03", "25006", "28");

    private static final String STATEMENT_TIMEOUT = "57014";

    private PassingFailure() {}

    /** Whether the database is away, overloaded or asks to try again. */
    public static boolean is(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case PgException e -> PASSING.stream().anyMatch(e.getSqlState()::startsWith);
            case IOException _, ClosedConnectionException _, TimeoutException _ -> true;
            case NoStackTraceThrowable e -> String.valueOf(e.getMessage()).startsWith("Timeout");
            default ->
                failure.getCause() != failure && is(failure.getCause())
                        || List.of(failure.getSuppressed()).stream().anyMatch(PassingFailure::is);
        };
    }

    /** Whether the database was too slow for it: no connection, or no end of a statement or transaction, in time. */
    public static boolean isTimeout(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case PgException e -> STATEMENT_TIMEOUT.equals(e.getSqlState());
            case TimeoutException _ -> true;
            default -> failure.getCause() != failure && isTimeout(failure.getCause());
        };
    }

    /** The SQLSTATE of the database's refusal, null where it was none. */
    public static @Nullable String sqlState(Throwable failure) {
        if (failure instanceof PgException e) {
            return e.getSqlState();
        }
        return failure.getCause() == null ? null : sqlState(failure.getCause());
    }
}

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

    /** Connection, rollback, resources, operator, system; and a lock that was not available in time. */
    private static final List<String> PASSING = List.of("08", "40", "53", "57", "58", "55P03", "25P03");

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

    /** The SQLSTATE of the database's refusal, null where it was none. */
    public static @Nullable String sqlState(Throwable failure) {
        if (failure instanceof PgException e) {
            return e.getSqlState();
        }
        return failure.getCause() == null ? null : sqlState(failure.getCause());
    }
}

package io.gemel.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.MDC;

/**
 * The only door to a service's business tables. It opens a transaction, binds the tenant, and commits when the work
 * ends with an item; any failure rolls everything back. A caller that goes away does not interrupt the transaction.
 */
@ApplicationScoped
public class TenantDb {

    /** One more than the longest statement of the application role may take. */
    private static final Duration LIMIT = Duration.ofSeconds(16);

    private static final int FIRST_IDS = 4;
    private static final String BIND =
            "select set_config('app.tenant_id', $1, true), now(), array(select uuidv7() from generate_series(1, $2))";

    private final Pool pool;
    private volatile long answeredAt = System.nanoTime() - LIMIT.toNanos();

    TenantDb(Pool pool) {
        this.pool = pool;
    }

    /** Runs {@code work} in one transaction of {@code tenant}. */
    public <T> Uni<T> in(TenantId tenant, Function<Tx, Uni<T>> work) {
        return in(tenant, _ -> Uni.createFrom().voidItem(), (tx, _) -> work.apply(tx));
    }

    /**
     * Runs {@code first} and {@code then} in one transaction.
     *
     * @param first statements that need no value of the transaction; they travel with BEGIN in one round trip
     */
    public <F, T> Uni<T> in(TenantId tenant, Function<Tx, Uni<F>> first, BiFunction<Tx, F, Uni<T>> then) {
        MDC.put("tenant", tenant.value());
        Uni<T> transaction = connection().chain(connection -> {
            var tx = new Tx(connection, tenant);
            return begin(connection, tx, first)
                    .chain(found -> then.apply(tx, found))
                    .call(tx::commit)
                    .ifNoItem()
                    .after(LIMIT)
                    .failWith(TimeoutException::new)
                    .onItemOrFailure()
                    .call((_, failure) -> failure == null ? connection.close() : abandon(connection, failure));
        });
        return Uni.createFrom().emitter(caller -> transaction.subscribe().with(caller::complete, caller::fail));
    }

    /** Whether the database has answered a transaction within {@code time}. */
    public boolean hasAnsweredWithin(Duration time) {
        return System.nanoTime() - answeredAt < time.toNanos();
    }

    /** The pool says that its time is over with a throwable that is no exception, which no problem would be made of. */
    private Uni<SqlConnection> connection() {
        return pool.getConnection()
                .onFailure(NoStackTraceThrowable.class)
                .transform(timeout -> new TimeoutException(timeout.getMessage()));
    }

    private <F> Uni<F> begin(SqlConnection connection, Tx tx, Function<Tx, Uni<F>> first) {
        Uni<RowSet<Row>> bind = tx.run(BIND, tx.tenant().value(), FIRST_IDS).invoke(rows -> {
            answeredAt = System.nanoTime();
            tx.bound(rows.iterator().next());
        });
        return Uni.combine()
                .all()
                .unis(connection.query("BEGIN").execute(), bind, first.apply(tx))
                .with((_, _, found) -> found);
    }

    /**
     * A database that does not answer must not hold up the refusal, so after a time-out nobody waits for the rollback. A
     * connection that cannot roll back is dead; the pool hears of that a turn of the event loop later, and would hand it out
     * again until then.
     */
    private static Uni<Void> abandon(SqlConnection connection, Throwable failure) {
        Uni<Void> rollback = connection
                .query("ROLLBACK")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(TenantDb::aTurnLater)
                .chain(connection::close)
                .onFailure()
                .recoverWithNull();
        if (failure instanceof TimeoutException) {
            rollback.subscribe().with(_ -> {});
            return Uni.createFrom().voidItem();
        }
        return rollback;
    }

    private static Uni<Void> aTurnLater() {
        var context = Vertx.currentContext();
        return context == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(turn -> context.runOnContext(_ -> turn.complete(null)));
    }
}

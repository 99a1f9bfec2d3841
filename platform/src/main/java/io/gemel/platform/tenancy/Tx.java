package io.gemel.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An open transaction of one tenant. Only {@link TenantDb} makes them, so holding one proves that the tenant is bound. */
public final class Tx {

    private final SqlConnection connection;
    private final TenantId tenant;
    private final Deque<UUID> ids = new ArrayDeque<>();
    private final List<Supplier<Uni<?>>> beforeCommit = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Instant now;
    private @Nullable String cause;
    private boolean broken;

    Tx(SqlConnection connection, TenantId tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    public TenantId tenant() {
        return tenant;
    }

    /** The transaction's time on the database's clock. */
    public Instant now() {
        if (now == null) {
            throw new IllegalStateException("the tenant is not bound yet");
        }
        return now;
    }

    /** What is said from now on belongs to the trace of the event that is applied. */
    public Tx causedBy(@Nullable String traceparent) {
        cause = traceparent;
        return this;
    }

    /** The trace context of the event that is applied, if one is and has any. */
    public Optional<String> cause() {
        return Optional.ofNullable(cause);
    }

    /** A new UUIDv7, drawn from the database when the transaction began. */
    public UUID newId() {
        var id = ids.poll();
        if (id == null) {
            throw new IllegalStateException("ask for more ids first: reserveIds");
        }
        return id;
    }

    /** Makes at least {@code count} ids available to {@link #newId}. */
    public Uni<Void> reserveIds(int count) {
        int missing = count - ids.size();
        return missing <= 0
                ? Uni.createFrom().voidItem()
                : run("select array(select uuidv7() from generate_series(1, $1))", missing)
                        .invoke(rows -> addIds(rows.iterator().next(), 0))
                        .replaceWithVoid();
    }

    /** Runs one prepared statement. */
    public Uni<RowSet<Row>> run(String sql, @Nullable Object... arguments) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.from(Arrays.asList(arguments)))
                .onFailure()
                .invoke(() -> broken = true);
    }

    /** Adds a statement that goes out together with the commit; if it fails nothing is committed. */
    public void beforeCommit(Supplier<Uni<?>> statement) {
        beforeCommit.add(statement);
    }

    /** Adds a signal to be given once the transaction is committed. */
    public void afterCommit(Runnable signal) {
        afterCommit.add(signal);
    }

    void bound(Row row) {
        now = row.get(OffsetDateTime.class, 1).toInstant();
        addIds(row, 2);
    }

    private void addIds(Row row, int column) {
        ids.addAll(Arrays.asList(row.getArrayOfUUIDs(column)));
    }

    /**
     * The statements of {@link #beforeCommit}, then COMMIT: sent at once, answered in order. After a failed statement the
     * database answers COMMIT by rolling back and calls it a success, so that is refused here.
     */
    Uni<Void> commit() {
        if (broken) {
            throw new IllegalStateException("a statement of the transaction failed: it cannot be committed");
        }
        List<Uni<?>> last = new ArrayList<>();
        beforeCommit.forEach(statement -> last.add(statement.get()));
        last.add(connection.query("COMMIT").execute());
        return Uni.combine()
                .all()
                .unis(last)
                .collectFailures()
                .with(_ -> null)
                .replaceWithVoid()
                .invoke(() -> afterCommit.forEach(Runnable::run));
    }
}

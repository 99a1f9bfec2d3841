package io.gemel.platform.idempotency;

import io.gemel.platform.http.Answer;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code idempotency_keys}: one effect and one answer for a key, on any number of instances. Requests with one
 * key queue in the process; across instances the one that holds the key's advisory lock goes on, the others come back a
 * little later, so none of them holds a connection while it waits.
 */
@ApplicationScoped
public class Idempotency {

    /** The first answer to a key and the digest of its request. */
    public record Stored(String digest, Answer answer) {
        public Answer answer(IdempotencyKey key) {
            if (!digest.equals(key.digest())) {
                throw Refusal.unprocessable(
                        "idempotency-key-reused", "The Idempotency-Key came with another request before.");
            }
            return answer;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String FIND = """
            select digest, status, location, etag, body
              from idempotency_keys
             where caller = $1 and operation = $2 and key = $3
            """;
    private static final String KEEP = """
            insert into idempotency_keys (caller, operation, key, digest, status, location, etag, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private final KeyQueue queue = new KeyQueue(PATIENCE);

    /** Runs {@code work} when no other request with this key runs. */
    public Uni<Answer> inTurn(@Nullable IdempotencyKey key, Supplier<Uni<Answer>> work) {
        if (key == null) {
            return work.get();
        }
        return queue.inTurn(key.identity(), work)
                .onFailure(KeyBusy.class)
                .retry()
                .withBackOff(Duration.ofMillis(20), Duration.ofMillis(200))
                .expireIn(PATIENCE.toMillis())
                .onFailure(failure -> failure instanceof KeyBusy || failure.getCause() instanceof KeyBusy)
                .transform(_ -> inProgress());
    }

    /** Locks the key and finds its answer; {@link KeyBusy} when another instance works on it. */
    public Uni<Optional<Stored>> find(Tx tx, @Nullable IdempotencyKey key) {
        if (key == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        var lock = tx.run(LOCK, key.identity());
        var find = tx.run(FIND, key.caller(), key.operation(), key.key());
        return Uni.combine().all().unis(lock, find).with((locked, rows) -> {
            if (!locked.iterator().next().getBoolean(0)) {
                throw new KeyBusy();
            }
            return rows.stream().findFirst().map(Idempotency::fromRow);
        });
    }

    /** Stores the answer with the commit, if it changed something. */
    public void keep(Tx tx, @Nullable IdempotencyKey key, Answer answer) {
        if (key != null && answer.hasChanged()) {
            tx.beforeCommit(() -> tx.run(
                    KEEP,
                    key.caller(),
                    key.operation(),
                    key.key(),
                    key.digest(),
                    answer.status(),
                    answer.header("Location"),
                    answer.header("ETag"),
                    answer.kept()));
        }
    }

    static Refusal inProgress() {
        return Refusal.conflict("idempotency-in-progress", "A request with this Idempotency-Key is still running.")
                .header("Retry-After", "1");
    }

    private static Stored fromRow(Row row) {
        return new Stored(
                row.getString("digest"),
                Answer.stored(
                        row.getInteger("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getString("body")));
    }
}

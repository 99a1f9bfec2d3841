package io.gemel.platform.idempotency;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one at a time go for each key, in the order of arrival, and nobody wait longer than the limit. */
final class KeyQueue {

    private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
    private final Duration limit;

    KeyQueue(Duration limit) {
        this.limit = limit;
    }

    <T> Uni<T> inTurn(String key, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var mine = new CompletableFuture<Void>();
            var before = last.put(key, mine);
            if (before == null) {
                return running(key, mine, work);
            }
            var context = Vertx.currentContext();
            Uni<Void> turn = Uni.createFrom().completionStage(before::minimalCompletionStage);
            return (context == null ? turn : turn.emitOn(task -> context.runOnContext(_ -> task.run())))
                    .ifNoItem()
                    .after(limit)
                    .fail()
                    .onFailure(TimeoutException.class)
                    .invoke(() -> before.whenComplete((_, _) -> done(key, mine)))
                    .onFailure(TimeoutException.class)
                    .transform(_ -> Idempotency.inProgress())
                    .chain(() -> running(key, mine, work));
        });
    }

    private <T> Uni<T> running(String key, CompletableFuture<Void> mine, Supplier<Uni<T>> work) {
        return work.get().onTermination().invoke(() -> done(key, mine));
    }

    private void done(String key, CompletableFuture<Void> mine) {
        last.remove(key, mine);
        mine.complete(null);
    }
}

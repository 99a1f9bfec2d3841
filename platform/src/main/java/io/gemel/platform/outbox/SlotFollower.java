package io.gemel.platform.outbox;

import io.gemel.platform.operation.GemelConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The lock's holder while Debezium sends: it notes the rows it sees, then the WAL position, and deletes them once the
 * replication slot has confirmed as much.
 */
final class SlotFollower {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String slot;
    private final RelayDb db;

    SlotFollower(GemelConfig config, RelayDb db) {
        this.slot = config.outbox().debeziumSlot().orElse("");
        this.db = db;
    }

    void follow(BooleanSupplier stopping, FencedProducer.KeepAlive keepAlive) throws Exception {
        while (!stopping.getAsBoolean()) {
            keepAlive.speak();
            var rows = slot.isEmpty() ? List.<Long>of() : db.seen();
            var position = db.walPosition();
            while (!rows.isEmpty() && !stopping.getAsBoolean() && !db.hasConfirmed(slot, position)) {
                Thread.sleep(PAUSE);
                keepAlive.speak();
            }
            if (!rows.isEmpty() && !stopping.getAsBoolean()) {
                db.forget(rows);
            } else {
                Thread.sleep(PAUSE);
            }
        }
    }
}

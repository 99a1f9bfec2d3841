package io.gemel.capture.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.IndexRebuildRequested;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.TenantDb;
import io.gemel.platform.tenancy.TenantId;
import io.gemel.platform.tenancy.Tx;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a transaction and the outbox in it refuse on their own. */
@QuarkusTest
class TransactionTest {

    private static final String CLAIM = "insert into inbox (consumer, source, event_id) values ('c', 's', $1)";

    @Inject
    TenantDb db;

    @Inject
    Outbox outbox;

    private final UUID id = UUID.randomUUID();

    /** The database answers COMMIT with a rollback then, and calls it a success. */
    @Test
    void afterAStatementThatFailedNothingIsCommittedAndSomeoneHearsOfIt() {
        assertThatThrownBy(() ->
                        in(tx -> claim(tx).chain(() -> claim(tx).onFailure().recoverWithNull())))
                .hasMessageContaining("cannot be committed");
        in(this::claim);
        assertThatThrownBy(() -> in(this::claim)).hasMessageContaining("duplicate key");
    }

    @Test
    void anEventThatNoBrokerTakesIsNotSaid() {
        var large = "x".repeat(1_000_001);
        assertThatThrownBy(() -> in(tx -> {
                    outbox.say(tx, Decisions.TOPIC, "k", large, new IndexRebuildRequested(id, "owner", tx.now()));
                    return claim(tx);
                }))
                .hasMessageContaining("more than 1000000 bytes");
        in(this::claim);
    }

    private Uni<Void> claim(Tx tx) {
        return tx.run(CLAIM, id).replaceWithVoid();
    }

    private <T> T in(Function<Tx, Uni<T>> work) {
        return db.in(new TenantId("acme"), work).await().atMost(Duration.ofSeconds(20));
    }
}

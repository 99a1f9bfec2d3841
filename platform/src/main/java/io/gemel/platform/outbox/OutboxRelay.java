package io.gemel.platform.outbox;

import io.gemel.platform.operation.BrokerSettings;
import io.gemel.platform.operation.GemelConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Sends committed outbox rows to Kafka by {@code seq}, at least once, on a thread and a connection of its own. One relay
 * per database holds the lock; see DESIGN.md beside this class for what happens when it dies, freezes or is cut off.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final GemelConfig config;
    private final BrokerSettings broker;
    private final WakeUp wakeUp;
    private final OutboxLimit limit;
    private final RelayMetrics metrics;
    private final Duration poll;
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    private volatile boolean stopping;
    private long spoke;

    OutboxRelay(GemelConfig config, BrokerSettings broker, WakeUp wakeUp, OutboxLimit limit, RelayMetrics metrics) {
        this.broker = broker;
        this.config = config;
        this.wakeUp = wakeUp;
        this.limit = limit;
        this.metrics = metrics;
        this.poll =
                config.outbox().poll().compareTo(PAUSE) < 0 ? config.outbox().poll() : PAUSE;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wakeUp.signal();
        thread.join(LAST_WORDS);
    }

    private void run() {
        while (!stopping) {
            try (var db = RelayDb.connect(config)) {
                serve(db);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                LOG.warnf("The relay's connection ended: %s", e.getMessage());
            } catch (RefusedRow e) {
                metrics.blocked(e.isForGood());
                LOG.errorf("The broker refuses the outbox row seq %d for %s: %s", e.seq(), e.topic(), e.getMessage());
            } catch (Exception | Error e) {
                metrics.blocked(false);
                LOG.warnf("The relay's term ended: %s", e);
            }
            pause();
        }
    }

    private void serve(RelayDb db) throws Exception {
        while (!stopping && !db.tryLock()) {
            metrics.anotherSends();
            look(db);
            Thread.sleep(PAUSE);
        }
        if (stopping) {
            return;
        }
        if (!config.outbox().relay().enabled()) {
            new SlotFollower(config, db).follow(() -> stopping, () -> look(db));
            return;
        }
        LOG.info("This instance sends the outbox now");
        try (var producer = FencedProducer.open(config.service(), broker, () -> brokerIsSilent(db))) {
            metrics.brokerUp(true);
            while (!stopping) {
                speakOncePerSecond(db);
                sendNext(db, producer);
            }
        }
    }

    private void sendNext(RelayDb db, FencedProducer producer) throws Exception {
        var rows = db.next();
        if (rows.isEmpty()) {
            wakeUp.await(poll);
            return;
        }
        producer.send(rows);
        db.forget(rows.stream().map(RelayDb.Row::seq).toList());
        metrics.published(rows.size());
    }

    private void speakOncePerSecond(RelayDb db) throws SQLException {
        if (System.nanoTime() - spoke >= PAUSE.toNanos()) {
            look(db);
        }
    }

    private void brokerIsSilent(RelayDb db) throws SQLException, InterruptedException {
        metrics.brokerUp(false);
        if (stopping) {
            throw new InterruptedException();
        }
        look(db);
    }

    private void look(RelayDb db) throws SQLException {
        limit.update(db.pending());
        metrics.oldest(db.oldestSeconds());
        spoke = System.nanoTime();
    }

    private void pause() {
        try {
            if (!stopping) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

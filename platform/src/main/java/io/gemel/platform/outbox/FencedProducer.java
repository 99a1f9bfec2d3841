package io.gemel.platform.outbox;

import io.gemel.platform.operation.BrokerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The transactional producer of one database's relay. All relays of a service share the transactional id, so whoever
 * initialises last fences the others. Calls that wait for the broker give up every second to let the relay speak.
 */
final class FencedProducer implements AutoCloseable {

    private static final int WAIT_MS = 800;

    /** Speaks on the relay's connection while the broker does not answer; failing, it ends the relay's term. */
    interface KeepAlive {
        void speak() throws Exception;
    }

    private final KafkaProducer<String, String> producer;
    private final KeepAlive keepAlive;

    private FencedProducer(KafkaProducer<String, String> producer, KeepAlive keepAlive) {
        this.producer = producer;
        this.keepAlive = keepAlive;
    }

    static FencedProducer open(String service, BrokerSettings broker, KeepAlive keepAlive) throws Exception {
        var fenced = new FencedProducer(
                new KafkaProducer<>(
                        broker.with(Map.of(
                                "transactional.id",
                                "gemel-" + service + "-relay",
                                "acks",
                                "all",
                                "linger.ms",
                                "0",
                                "max.block.ms",
                                WAIT_MS)),
                        new StringSerializer(),
                        new StringSerializer()),
                keepAlive);
        try {
            fenced.patiently(fenced.producer::initTransactions);
            return fenced;
        } catch (Exception e) {
            fenced.close();
            throw e;
        }
    }

    /**
     * Sends all rows in one transaction; returns once the broker has committed it.
     *
     * @throws RefusedRow when the broker did not take one of them; nothing is committed then
     */
    void send(List<RelayDb.Row> rows) throws Exception {
        var refused = new AtomicReference<@Nullable RefusedRow>();
        producer.beginTransaction();
        for (var row : rows) {
            producer.send(record(row), (_, failure) -> {
                if (failure != null) {
                    refused.compareAndSet(null, new RefusedRow(row, failure));
                }
            });
        }
        try {
            patiently(producer::commitTransaction);
        } catch (KafkaException e) {
            throw Objects.requireNonNullElse(refused.get(), e);
        }
    }

    private static ProducerRecord<String, String> record(RelayDb.Row row) {
        var record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        if (row.traceparent() != null) {
            record.headers().add("traceparent", row.traceparent().getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    /** These calls may be repeated after a time-out. */
    private void patiently(Runnable call) throws Exception {
        while (true) {
            try {
                call.run();
                return;
            } catch (TimeoutException e) {
                keepAlive.speak();
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}

package io.gemel.platform.inbox;

import io.gemel.contracts.Topics;
import io.gemel.platform.operation.BrokerSettings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Puts a record unchanged into its topic's dead-letter topic; the broker has it before the offset is committed. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** Before compression: what the broker took compressed must find its way into the letter. */
    private static final int LARGEST = 16 << 20;

    private final BrokerSettings broker;
    private final InboxMetrics metrics;
    private volatile KafkaProducer<String, byte[]> producer;

    DeadLetters(BrokerSettings broker, InboxMetrics metrics) {
        this.broker = broker;
        this.metrics = metrics;
    }

    Uni<Void> send(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
        var letter = letter(consumer, record, reason);
        return sent(letter)
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> sent(withoutValue(letter)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(10))
                .indefinitely()
                .invoke(() -> {
                    metrics.deadLetter(record.topic(), reason);
                    LOG.errorf(
                            "Dead letter: %s partition %d offset %d, %s",
                            record.topic(), record.partition(), record.offset(), reason);
                });
    }

    private Uni<Void> sent(ProducerRecord<String, byte[]> letter) {
        return Uni.createFrom()
                .<Void>emitter(done -> producer().send(letter, (_, failure) -> {
                    if (failure == null) {
                        done.complete(null);
                    } else {
                        done.fail(failure);
                    }
                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The record itself is still where the headers say; waiting for ever for room would hold up all behind it. */
    private static ProducerRecord<String, byte[]> withoutValue(ProducerRecord<String, byte[]> letter) {
        var bytes = Integer.toString(letter.value().length).getBytes(StandardCharsets.UTF_8);
        var bare = new ProducerRecord<String, byte[]>(letter.topic(), null, letter.key(), null, letter.headers());
        bare.headers().add("gemel-value-left-out", bytes);
        return bare;
    }

    private static ProducerRecord<String, byte[]> letter(
            String consumer, ConsumerRecord<String, byte[]> record, String reason) {
        var letter = new ProducerRecord<>(deadLetterTopic(record.topic()), null, record.key(), record.value());
        record.headers().forEach(header -> {
            if (!header.key().startsWith("gemel-")) {
                letter.headers().add(header);
            }
        });
        var facts = new LinkedHashMap<String, Object>();
        facts.put("gemel-consumer", consumer);
        facts.put("gemel-reason", reason);
        facts.put("gemel-topic", record.topic());
        facts.put("gemel-partition", record.partition());
        facts.put("gemel-offset", record.offset());
        facts.forEach(
                (name, value) -> letter.headers().add(name, value.toString().getBytes(StandardCharsets.UTF_8)));
        return letter;
    }

    /** A tenant's own topic shares the dead letters of the topic that it stands beside. */
    private static String deadLetterTopic(String topic) {
        return topic.replaceFirst("(\\.v[0-9]+)\\..*$", "$1") + Topics.DEAD_LETTERS;
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    broker.with(Map.of(
                            "acks",
                            "all",
                            "max.block.ms",
                            "5000",
                            "compression.type",
                            "gzip",
                            "max.request.size",
                            LARGEST)),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}

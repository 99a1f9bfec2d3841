package io.gemel.platformtest;

import io.gemel.contracts.Event;
import io.gemel.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What stands on the broker, and a way to put something there. */
public final class Records {

    private static final Map<String, Reader> READERS = new ConcurrentHashMap<>();

    private Records() {}

    /** Sends an event as another service would. */
    public static <D> void send(Topic<D> topic, String key, Event<? extends D> event) {
        send(topic.name(), key, topic.write(event).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends any bytes, or a tombstone, and returns when the broker has them. */
    public static void send(String topic, String key, byte @Nullable [] value) {
        var record = new ProducerRecord<String, byte[]>(topic, key, value);
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        try {
            Sender.PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All committed records of a topic, as of now. */
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        return READERS.computeIfAbsent(topic, Reader::new).upToNow();
    }

    /** All committed events of a topic, as of now. */
    public static <D> List<Event<D>> events(Topic<D> topic) {
        return all(topic.name()).stream()
                .filter(each -> each.value() != null)
                .map(each -> topic.read(each.value()))
                .toList();
    }

    /** One for all tests of a JVM; it ends with it. */
    private static final class Sender {

        private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaServer.bootstrap(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Reads a topic once, however often it is asked for. */
    private static final class Reader {

        private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KafkaServer.bootstrap(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        private final List<TopicPartition> partitions;
        private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

        private Reader(String topic) {
            partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        private synchronized List<ConsumerRecord<String, byte[]>> upToNow() {
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
            return List.copyOf(read);
        }
    }
}

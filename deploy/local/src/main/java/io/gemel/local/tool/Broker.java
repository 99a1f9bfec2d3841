package io.gemel.local.tool;

import io.gemel.contracts.Topic;
import io.gemel.contracts.Topics;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.Options;
import io.gemel.local.stack.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The cluster that an operator's command is about: {@code --kafka} and {@code --config}, else the local stack's. */
final class Broker {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Properties settings = new Properties();

    Broker(Layout layout, Options options) throws IOException {
        if (options.has("config")) {
            try (var in = Files.newBufferedReader(Path.of(options.value("config", "")))) {
                settings.load(in);
            }
        }
        if (options.has("kafka")) {
            settings.put("bootstrap.servers", options.value("kafka", ""));
        } else if (!settings.containsKey("bootstrap.servers")) {
            settings.put(
                    "bootstrap.servers", Status.addresses(layout).path("kafka").textValue());
        }
    }

    Admin admin() {
        return Admin.create(settings);
    }

    KafkaConsumer<String, byte[]> consumer(String group) {
        var own = copy();
        own.put("group.id", group);
        own.put("enable.auto.commit", "false");
        own.put("auto.offset.reset", "earliest");
        own.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(own, new StringDeserializer(), new ByteArrayDeserializer());
    }

    KafkaProducer<String, byte[]> producer() {
        var own = copy();
        own.put("acks", "all");
        own.put("enable.idempotence", "true");
        return new KafkaProducer<>(own, new StringSerializer(), new ByteArraySerializer());
    }

    /** Every record of {@code topic} from the oldest to the end of now. */
    void each(String topic, Consumer<ConsumerRecord<String, byte[]>> seen) {
        try (var consumer = consumer("gemel-dlq-view")) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            toTheEnd(consumer, partitions, seen);
        }
    }

    static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        var partitions = new ArrayList<TopicPartition>();
        consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        return partitions;
    }

    static void toTheEnd(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Consumer<ConsumerRecord<String, byte[]>> seen) {
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(POLL).forEach(seen);
        }
    }

    /** The topic of that name; its dead-letter topic's name is understood too. */
    static Topic<?> topic(String name) {
        var plain = name.endsWith(Topics.DEAD_LETTERS)
                ? name.substring(0, name.length() - Topics.DEAD_LETTERS.length())
                : name;
        return Topics.ALL.stream()
                .filter(t -> t.name().equals(plain))
                .findFirst()
                .orElseThrow(() -> new Failure("No topic is called " + plain + "."));
    }

    private Properties copy() {
        var own = new Properties();
        own.putAll(settings);
        return own;
    }
}

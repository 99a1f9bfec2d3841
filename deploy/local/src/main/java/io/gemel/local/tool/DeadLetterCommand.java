package io.gemel.local.tool;

import io.gemel.contracts.Topic;
import io.gemel.contracts.Topics;
import io.gemel.local.Failure;
import io.gemel.local.Layout;
import io.gemel.local.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** {@code dlq list, show, replay, resay}: dead letters are looked at and given another chance. */
public final class DeadLetterCommand {

    private static final String GROUP = "gemel-dlq";

    private final Layout layout;
    private final PrintStream out;

    public DeadLetterCommand(Layout layout, PrintStream out) {
        this.layout = layout;
        this.out = out;
    }

    public int run(Options options) throws IOException, InterruptedException {
        var broker = new Broker(layout, options);
        switch (options.word(0, "Say what: list, show, replay or resay.")) {
            case "list" -> Topics.CONSUMED.forEach(topic -> list(broker, topic));
            case "show" -> broker.each(deadLetters(named(options)), this::show);
            case "replay" -> replay(broker, named(options), options);
            case "resay" -> new Resay(broker, out).run(named(options), options);
            default -> throw new Failure("dlq knows list, show, replay and resay.");
        }
        return 0;
    }

    private static Topic<?> named(Options options) {
        return Broker.topic(options.word(1, "Say the topic, like gemel.persona.twins.v1."));
    }

    private static String deadLetters(Topic<?> topic) {
        return topic.name() + Topics.DEAD_LETTERS;
    }

    private void list(Broker broker, Topic<?> topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        broker.each(deadLetters(topic), found::add);
        out.printf("%s: %d%n", deadLetters(topic), found.size());
        found.forEach(this::line);
    }

    private void line(ConsumerRecord<String, byte[]> letter) {
        out.printf(
                "  %d/%d  %s  %s  %s  from %s/%s  key %s%n",
                letter.partition(),
                letter.offset(),
                Instant.ofEpochMilli(letter.timestamp()),
                header(letter, "gemel-consumer"),
                header(letter, "gemel-reason"),
                header(letter, "gemel-partition"),
                header(letter, "gemel-offset"),
                letter.key());
    }

    private void show(ConsumerRecord<String, byte[]> letter) {
        line(letter);
        out.println("      " + (letter.value() == null ? "null" : new String(letter.value(), StandardCharsets.UTF_8)));
    }

    private void replay(Broker broker, Topic<?> topic, Options options) throws InterruptedException {
        if (topic.isCompacted()) {
            throw new Failure(topic.name() + " is compacted: an old state would become the newest. Use dlq resay.");
        }
        try (var consumer = broker.consumer(GROUP);
                var producer = broker.producer()) {
            var partitions = Broker.partitions(consumer, deadLetters(topic));
            consumer.assign(partitions);
            var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
            if (options.has("offset")) {
                letters.add(one(broker, topic, options));
                send(producer, topic, letters);
            } else {
                Broker.toTheEnd(consumer, partitions, letters::add);
                send(producer, topic, letters);
                letters.forEach(l -> consumer.commitSync(
                        Map.of(new TopicPartition(l.topic(), l.partition()), new OffsetAndMetadata(l.offset() + 1))));
            }
            out.printf("%d sent to %s again.%n", letters.size(), topic.name());
        }
    }

    private static ConsumerRecord<String, byte[]> one(Broker broker, Topic<?> topic, Options options) {
        int partition = (int) options.number("partition", 0);
        long offset = options.number("offset", 0);
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        broker.each(deadLetters(topic), l -> {
            if (l.partition() == partition && l.offset() == offset) {
                found.add(l);
            }
        });
        if (found.isEmpty()) {
            throw new Failure("There is no dead letter at " + partition + "/" + offset + ".");
        }
        return found.getFirst();
    }

    private static void send(
            KafkaProducer<String, byte[]> producer, Topic<?> topic, List<ConsumerRecord<String, byte[]>> letters)
            throws InterruptedException {
        for (var letter : letters) {
            var again = new ProducerRecord<>(origin(letter, topic), letter.key(), letter.value());
            for (var header : letter.headers()) {
                if (!header.key().startsWith("gemel-")) {
                    again.headers().add(header);
                }
            }
            try {
                producer.send(again).get();
            } catch (ExecutionException e) {
                throw new Failure("The broker refuses a record: " + e.getCause().getMessage(), e);
            }
        }
    }

    /** Where it came from: outside producers have topics of their own, and share the dead letters of ours. */
    private static String origin(ConsumerRecord<String, byte[]> letter, Topic<?> topic) {
        var from = header(letter, "gemel-topic");
        return from.startsWith(topic.name()) ? from : topic.name();
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}

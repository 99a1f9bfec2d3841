package io.gemel.bench;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How long after the answer to a publish the runtime follows it, next to a bare round trip through the broker. */
final class Freshness {

    private static final int WARM = 50;
    private static final int TIMES = 300;
    private static final String TOPIC = "bench.round-trip-" + UUID.randomUUID();

    private final Site site;
    private final PrintStream out;

    Freshness(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    void measure() throws IOException, InterruptedException, ExecutionException {
        out.printf("%n### From the answer to a publish to the first decision that follows it%n%n");
        out.printf("| what | p50 ms | p99 ms | max ms |%n|---|---|---|---|%n");
        line("publish to runtime-status", published());
        line("bare produce and consume", roundTrips());
    }

    private Histogram published() throws IOException {
        var twin = PublishedTwin.create(site);
        var versions = List.of(twin.version(), twin.generate());
        var times = new Histogram(3);
        for (int i = -WARM; i < TIMES; i++) {
            var path = twin.path() + "/persona-specs/" + versions.get(Math.floorMod(i, 2)) + "/publish";
            var revision = site.post(PublishedTwin.OWNER, ServiceName.PERSONA, path, Map.of())
                    .path("revision")
                    .longValue();
            var answered = System.nanoTime();
            twin.awaitRevision(revision);
            if (i >= 0) {
                times.recordValue(System.nanoTime() - answered);
            }
        }
        return times;
    }

    private Histogram roundTrips() throws InterruptedException, ExecutionException {
        var settings = new Properties();
        settings.put("bootstrap.servers", site.kafka());
        settings.put("acks", "all");
        var times = new Histogram(3);
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "first", "")).get();
            var partition = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partition);
            consumer.seekToEnd(partition);
            consumer.position(partition.getFirst());
            for (int i = -WARM; i < TIMES; i++) {
                var sent = System.nanoTime();
                producer.send(new ProducerRecord<>(TOPIC, 0, UUID.randomUUID().toString(), ""));
                while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                    // asked again until it is there
                }
                if (i >= 0) {
                    times.recordValue(System.nanoTime() - sent);
                }
            }
        }
        return times;
    }

    private void line(String what, Histogram times) {
        out.printf(
                "| %s | %.1f | %.1f | %.1f |%n",
                what,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getMaxValue() / 1e6);
    }
}

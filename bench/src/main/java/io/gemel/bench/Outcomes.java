package io.gemel.bench;

import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Outcomes of provider calls, one of ten failed, from the first that is sent to the last whose gold case is stored. */
final class Outcomes {

    private static final int COUNT = 200_000;
    private static final int FAILS_EVERY = 10;

    private final Site site;
    private final PrintStream out;

    Outcomes(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    void consume() throws IOException, InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", site.kafka()))) {
            produce(COUNT / 4);
            awaitConsumed(admin);
            var used = site.processes(ServiceName.AUDIT);
            var before = Instant.now();
            produce(COUNT);
            awaitConsumed(admin);
            var seconds = Duration.between(before, Instant.now()).toMillis() / 1e3;
            out.printf("%n### Provider outcomes to gold cases%n%n");
            out.printf(
                    "%,d outcomes, one of %d failed, in %.1f s: %,.0f/s; for 1,000 outcomes %s%n",
                    COUNT,
                    FAILS_EVERY,
                    seconds,
                    COUNT / seconds,
                    site.processes(ServiceName.AUDIT).perThousand(used, COUNT));
        }
    }

    private void produce(int count) {
        var settings = new Properties();
        settings.put("bootstrap.servers", site.kafka());
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        settings.put("linger.ms", 20);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            for (int i = 0; i < count; i++) {
                var thread = Integer.toString(1 + i % 5000);
                producer.send(new ProducerRecord<>(ProviderOutcomes.TOPIC.name(), thread, outcome(thread, i)));
            }
        }
    }

    private static String outcome(String thread, int number) {
        boolean failed = number % FAILS_EVERY == 0;
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ProviderOutcomes outcome = new OutcomeReported(
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                thread,
                Integer.toString(1 + number),
                "p" + number % 5,
                "m1",
                "LLM_INTERPRET",
                "PRIMARY",
                "SCHEMA_OK",
                failed ? "TIMEOUT" : "OK",
                null,
                failed ? 1 + number / FAILS_EVERY % 10 : 1,
                900,
                1,
                null,
                "en",
                UUID.randomUUID().toString(),
                null,
                null,
                null,
                null,
                null,
                now);
        return ProviderOutcomes.TOPIC.write(
                new Event<>(UUID.randomUUID(), "/bench", thread, now, "acme", null, outcome));
    }

    /** Until the service's group has committed the end of each partition. */
    private static void awaitConsumed(Admin admin) throws InterruptedException, ExecutionException {
        var topic = ProviderOutcomes.TOPIC.name();
        var partitions = new HashMap<TopicPartition, OffsetSpec>();
        admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .forEach(p -> partitions.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
        var ends = admin.listOffsets(partitions).all().get();
        var deadline = Instant.now().plus(Duration.ofMinutes(3));
        while (true) {
            var committed = admin.listConsumerGroupOffsets(ServiceName.AUDIT.group())
                    .partitionsToOffsetAndMetadata()
                    .get();
            boolean done = ends.entrySet().stream()
                    .allMatch(end -> end.getValue().offset() == 0
                            || committed.get(end.getKey()) != null
                                    && committed.get(end.getKey()).offset()
                                            >= end.getValue().offset());
            if (done) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the outcomes are not consumed after three minutes");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
